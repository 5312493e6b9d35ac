import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/features/access/access.server';
import { importEvents } from '~/features/imports/import-events.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'read', 'import');
  return importEvents(Number(params.id), request.signal);
}
