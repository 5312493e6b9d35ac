import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { notFound, requirePermission } from '~/features/access/access.server';
import { columnTables } from '~/features/mapping/columns-card';
import { findMappingPage } from '~/features/mapping/find-mapping-page.server';
import { MappingForm } from '~/features/mapping/mapping-form';
import { rowsTable } from '~/features/mapping/rows-card';

export const meta: MetaFunction = () => [{ title: 'Map the columns · Fairlead' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'import');
  const page = await findMappingPage(params.upload ?? '', new URL(request.url).searchParams, request.signal);
  if (!page) throw notFound('This file is no longer stored, or holds no table. Choose it again.');
  return page;
}

/** The tables that this page draws, and that are its files. */
function filesOf(page: Loaded<typeof loader>) {
  const { mapped, kept } = columnTables(page);
  return {
    title: page.editing ? `Change ${page.editing.label}` : 'Map the columns',
    tables: { mapped, kept, rows: rowsTable(page) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function MapColumns() {
  const page = useLoaderData<typeof loader>();
  const { title, tables } = filesOf(page);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle={
          page.editing
            ? `Saves as version ${page.editing.next}. Earlier imports don’t change.`
            : `${page.name}. Nothing is saved before the whole file is checked.`
        }
      />
      <MappingForm page={page} rows={tables.rows} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
