import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { notFound } from '~/features/access/access.server';
import { findLine } from '~/features/imports/find-line.server';
import { requireImportLine } from '~/features/imports/import-access.server';
import { CellsCard, RecordCard } from '~/features/imports/line-cards';

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found ? `Line ${found.line} of ${found.import.fileName}` : 'Line'} · Fairlead` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = { importId: Number(params.id), line: Number(params.line) };
  const rights = await requireImportLine(request, at);
  const found = await findLine(at, rights);
  if (!found) throw notFound();
  return { ...found, rights };
}

export default function ImportLine() {
  const { import: summary, line, cells, records, rights } = useLoaderData<typeof loader>();
  return (
    <Stack>
      <PageHeader
        title={`Line ${line}`}
        subtitle={
          <>
            of {rights.mayReadImport ? <Link to={`/imports/${summary.id}`}>{summary.fileName}</Link> : summary.fileName}
            , detected as: {summary.takenFor}
          </>
        }
      />
      {records.map((record) => (
        <RecordCard key={record.key} record={record} status={summary.status} rights={rights} />
      ))}
      <CellsCard cells={cells} line={line} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
