import type { LoaderFunctionArgs } from '@remix-run/node';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { requireUser } from '~/features/access/access.server';
import { requireContacts } from '~/features/contacts/contacts-access.server';
import { rowsOfView } from '~/features/contacts/find-contacts.server';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';
import { orSayTooBusy } from '~/features/downloads/or-say-too-busy.server';
import { sendFile } from '~/features/downloads/send-file.server';
import { getMetric } from '~/metrics/catalogue';

/** The rows of the page of the same address, all of them, as a file. */
export const loader = orSayTooBusy(async ({ request }: LoaderFunctionArgs) => {
  const db = await getDb();
  const view = readContactsUrl(request.url, await centerToday(db));
  const visible = await requireContacts(request, view);
  const rows = await rowsOfView(db, view, visible);
  const order = { kind: 'contacts', rows, isInSeconds: getMetric(view.metricId).unit === 'ms' } as const;
  const { id } = await requireUser(request);
  return sendFile({ request, order, fileName: `contacts-${view.metricId}.csv`, owner: `user ${id}` });
});
