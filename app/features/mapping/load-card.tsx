import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Input } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { CheckPage } from './find-check-page.server';
import type { SaveLayoutForm } from './mapping-forms.server';

interface LoadCardProps {
  page: Pick<CheckPage, 'editing' | 'suggestedName' | 'state'>;
  /** The page's own address, with all that was said. */
  action: string;
}

/** What to do with the checked file: load it once, or save its layout so that Fairlead recognizes the next one. */
export function LoadCard({ page, action }: LoadCardProps) {
  const { editing, suggestedName, state } = page;
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
      <TypedForm<SaveLayoutForm>
        action={action}
        defaults={{ profile_name: suggestedName }}
        refusedTitle="Nothing was saved"
      >
        {({ fields, bind }) => (
          <>
            <Input {...bind(fields.profile_name)} label="Layout name" maxLength={60} autoComplete="off" />
            <div className="form-actions">
              {editing && (
                <Button kind="primary" name="intent" value="save">
                  Save version {editing.next}
                </Button>
              )}
              {hasRows && (
                <Button kind={editing ? 'plain' : 'primary'} name="intent" value="save_and_load">
                  Save layout and load
                </Button>
              )}
              {!editing && !hasRows && (
                <Button kind="primary" name="intent" value="save">
                  Save layout
                </Button>
              )}
              {hasRows && !editing && (
                <Button name="intent" value="load">
                  Load without saving the layout
                </Button>
              )}
            </div>
          </>
        )}
      </TypedForm>
    </Card>
  );
}
