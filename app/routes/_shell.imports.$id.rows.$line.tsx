import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { notFound } from '~/features/access/access.server';
import { findLine } from '~/features/imports/find-line.server';
import { requireImportLine } from '~/features/imports/import-access.server';
import { CellsCard, cellsTable, RecordCard, recordTable } from '~/features/imports/line-cards';
import { formatNumber } from '~/reader-locale';

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found ? `Line ${found.line} of ${found.import.fileName}` : 'Line'} · Fairlead` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = { importId: Number(params.id), line: Number(params.line) };
  const rights = await requireImportLine(request, at);
  const found = await findLine(at, rights);
  if (!found) {
    throw notFound(
      rights.mayReadImport
        ? `No row of import ${at.importId} begins on line ${formatNumber(at.line)}. Open the import and choose a line from its rows.`
        : undefined,
    );
  }
  return { ...found, rights };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ line, cells, records, rights }: Loaded<typeof loader>) {
  return {
    title: `Line ${line}`,
    tables: {
      records: records.flatMap((record) => recordTable(record, rights.maySeePeople) ?? []),
      cells: cellsTable({ cells, line }),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function ImportLine() {
  const found = useLoaderData<typeof loader>();
  const { import: summary, line, records, rights } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle={
          <>
            of {rights.mayReadImport ? <Link to={`/imports/${summary.id}`}>{summary.fileName}</Link> : summary.fileName}
            , detected as: {summary.takenFor}
          </>
        }
      />
      {records.map((record) => (
        <RecordCard
          key={record.key}
          record={record}
          table={recordTable(record, rights.maySeePeople)}
          status={summary.status}
          mayReadImport={rights.mayReadImport}
        />
      ))}
      <CellsCard line={line} table={tables.cells} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
