import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { TableData } from '~/components/table-data';
import { mapPath } from '../imports/map-by-hand';
import { ColumnsCard } from './columns-card';
import type { MappingPage } from './find-mapping-page.server';
import { RowsCard } from './rows-card';
import { SettingsCard } from './settings-card';

const QUIET_MS = 350;

/** The wizard: each choice goes into the address at once, and the rows are shown again. */
export function MappingForm({ page, rows }: { page: MappingPage; rows: TableData | null }) {
  const { hash, name, editing, problems, question, preview } = page;
  const submit = useSubmit();
  const timer = useRef<number | undefined>(undefined);
  const isBusy = useNavigation().state !== 'idle';
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const lookSoon = (form: HTMLFormElement) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => submit(form, { replace: true, preventScrollReset: true }), QUIET_MS);
  };
  return (
    <Form
      method="get"
      action={mapPath(hash)}
      onInput={(event) => lookSoon(event.currentTarget)}
      onSubmit={() => window.clearTimeout(timer.current)}
      preventScrollReset
    >
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="was" value={page.rows} />
      {editing && <input type="hidden" name="profile" value={editing.id} />}
      <Stack>
        <SettingsCard page={page} />
        <ColumnsCard page={page} key={page.rows} />
        <Missing problems={problems} question={question} />
        {rows && <RowsCard rows={preview.rows} table={rows} />}
        {!page.hasRows && (
          <Card title="No rows">
            <p className="soft">Only this layout’s headers are available, so there are no rows to show.</p>
          </Card>
        )}
        <div className="form-actions">
          <Button kind="primary" formAction={mapPath(hash, '', '/check')} disabled={isBusy}>
            Check the whole file
          </Button>
          <Button>Preview</Button>
          <LinkButton to={editing ? '/imports/profiles' : '/imports/new'}>
            {editing ? 'Cancel' : 'Choose other files'}
          </LinkButton>
          {isBusy && (
            <span className="soft" role="status">
              Reading …
            </span>
          )}
        </div>
      </Stack>
    </Form>
  );
}

function Missing({ problems, question }: Pick<MappingPage, 'problems' | 'question'>) {
  if (problems.length > 0) {
    return (
      <Notice kind="warn" title="Not ready yet">
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (!question) return null;
  return (
    <Notice kind="warn" title={question.message}>
      <p>{question.advice}</p>
    </Notice>
  );
}
