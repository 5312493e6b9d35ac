import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requirePermission } from '~/features/access/access.server';
import { orSayTooBusy } from '~/features/downloads/or-say-too-busy.server';
import { rejectedCsv } from '~/features/downloads/rejected-csv.server';

export const loader = orSayTooBusy(async ({ request, params }: LoaderFunctionArgs) => {
  const { user } = await requirePermission(request, 'read', 'import');
  const asked = { importId: Number(params.id), fate: 'held', owner: `user ${user.id}` } as const;
  const csv = await rejectedCsv(request, asked);
  if (!csv) throw notFound();
  return csv;
});
