import type { LoaderFunctionArgs } from '@remix-run/node';
import { today } from '~/clock';
import { getDb } from '~/db.server';
import { requireContacts } from '~/features/contacts/contacts-access.server';
import { contactsCsv } from '~/features/contacts/contacts-csv.server';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';

/** The rows of the page of the same address, all of them, as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const view = readContactsUrl(request.url, today());
  const visible = await requireContacts(request, view);
  const text = contactsCsv(await getDb(), view, visible);
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="contacts-${view.metricId}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
