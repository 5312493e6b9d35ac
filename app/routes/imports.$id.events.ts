import type { LoaderFunctionArgs } from '@remix-run/node';
import { stillMay } from '~/features/access/access.server';
import { orTellAsJson } from '~/features/access/told-error.server';
import { requireImport } from '~/features/imports/import-access.server';
import { importEvents } from '~/features/imports/import-events.server';

export const loader = orTellAsJson(async ({ request, params }: LoaderFunctionArgs) => {
  const id = Number(params.id);
  const { user } = await requireImport(request, id, 'read');
  const mayStill = () => stillMay(request, 'read', 'import');
  return importEvents(id, { signal: request.signal, userId: user.id, mayStill });
});
