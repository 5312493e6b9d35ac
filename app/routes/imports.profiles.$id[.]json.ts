import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requirePermission } from '~/features/access/access.server';
import { exportProfile } from '~/features/mapping/find-profiles.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'read', 'import');
  const json = await exportProfile(params.id ?? '');
  if (!json) throw notFound();
  return json;
}
