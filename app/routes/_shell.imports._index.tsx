import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { can, requirePermission } from '~/features/access/access.server';
import { inboxState } from '~/features/automation/start-inbox.server';
import { countHeldPeople } from '~/features/held/find-held.server';
import { findImports, IMPORTS_PAGE } from '~/features/imports/find-imports.server';
import { IMPORTS } from '~/features/imports/import-addresses';
import { ImportTable, importTable } from '~/features/imports/import-table';

export const meta: MetaFunction = () => [{ title: 'Imports · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'import');
  const { page } = IMPORTS.read(request.url);
  const mayLoad = can(user, 'write', 'import');
  const held = can(user, 'read', 'person_record') ? await countHeldPeople() : 0;
  return { ...(await findImports(page)), held, page, pageSize: IMPORTS_PAGE, mayLoad, inbox: inboxState() };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ imports, total, mayLoad }: Loaded<typeof loader>) {
  return { title: 'Imports', tables: { imports: total > 0 && importTable(imports, mayLoad) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Imports() {
  const found = useLoaderData<typeof loader>();
  const { imports, total, held, page, pageSize, mayLoad, inbox } = found;
  const { title, tables } = filesOf(found);
  const load = mayLoad && (
    <LinkButton kind="primary" to="/imports/new">
      Load files
    </LinkButton>
  );
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="Every loaded file and its results. You can undo an import."
        actions={
          <>
            <LinkButton to="/imports/profiles">Known layouts</LinkButton>
            {total > 0 && load}
          </>
        }
      />
      {held > 0 && (
        <Notice title={held === 1 ? '1 unmatched agent' : `${held} unmatched agents`}>
          <p>
            We can’t tell who they are. <Link to="/imports/people">Match agents</Link> so that their rows count.
          </p>
        </Notice>
      )}
      {inbox?.problem && <Notice kind="warn">{inbox.problem}</Notice>}
      <Card>
        {!tables.imports ? (
          <EmptyState title="Nothing has been loaded yet" action={load || undefined}>
            <p>
              Start with a roster: who works here and in which team. Then load your exports: call logs, tickets, survey
              answers, quality reviews. You preview each file before anything is saved.
            </p>
          </EmptyState>
        ) : (
          <>
            <ImportTable imports={imports} table={tables.imports} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              href={(number) => `/imports${IMPORTS.write({ page: number })}`}
              noun="imports"
            />
          </>
        )}
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
