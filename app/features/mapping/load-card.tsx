import { Form, useNavigation } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Input } from '~/components/input';
import { Notice } from '~/components/notice';
import type { CheckPage } from './find-check-page.server';

interface LoadCardProps {
  page: Pick<CheckPage, 'editing' | 'suggestedName' | 'state'>;
  /** The page's own address, with all that was said. */
  action: string;
  error: { error: string; field: 'name' | null; name: string } | undefined;
}

/** What to do with the checked file: load it once, or save its layout so that Fairlead recognizes the next one. */
export function LoadCard({ page, action, error }: LoadCardProps) {
  const { editing, suggestedName, state } = page;
  const isBusy = useNavigation().state !== 'idle';
  const hasRows = state === 'done';
  return (
    <Card
      title={editing ? `Save version ${editing.next}` : 'Save this layout?'}
      question={
        editing
          ? 'The next files use it. Earlier imports don’t change.'
          : 'If you save it, Fairlead recognizes the next file like this.'
      }
    >
      {error && error.field === null && (
        <Notice kind="error" title="Nothing was saved">
          <p>{error.error}</p>
        </Notice>
      )}
      <Form method="post" action={action} className="form" noValidate>
        <Input
          name="profile_name"
          label="Layout name"
          defaultValue={error?.name ?? suggestedName}
          error={error?.field === 'name' ? error.error : null}
          maxLength={60}
          autoComplete="off"
        />
        <div className="form-actions">
          {editing && (
            <Button kind="primary" name="intent" value="save" disabled={isBusy}>
              Save version {editing.next}
            </Button>
          )}
          {hasRows && (
            <Button kind={editing ? 'plain' : 'primary'} name="intent" value="save_and_load" disabled={isBusy}>
              Save layout and load
            </Button>
          )}
          {!editing && !hasRows && (
            <Button kind="primary" name="intent" value="save" disabled={isBusy}>
              Save layout
            </Button>
          )}
          {hasRows && !editing && (
            <Button name="intent" value="load" disabled={isBusy}>
              Load without saving the layout
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}
