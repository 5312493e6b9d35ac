import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requirePermission } from '~/features/access/access.server';
import { rejectedCsv } from '~/features/imports/rejected-csv.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'read', 'import');
  const csv = await rejectedCsv(Number(params.id), 'held');
  if (!csv) throw notFound();
  return csv;
}
