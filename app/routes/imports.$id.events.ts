import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireImport } from '~/features/imports/import-access.server';
import { importEvents } from '~/features/imports/import-events.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = Number(params.id);
  await requireImport(request, id, 'read');
  return importEvents(id, request.signal);
}
