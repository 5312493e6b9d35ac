import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { Table } from '~/components/table';
import { getReader } from '~/db.server';
import { contactTable } from '~/features/contacts/contact-table';
import { requireContacts } from '~/features/contacts/contacts-access.server';
import { ContactsFilter } from '~/features/contacts/contacts-filter';
import { findContactsPage } from '~/features/contacts/contacts-page.server';
import { FigureCard } from '~/features/contacts/figure-card';
import { PAGE_SIZE } from '~/features/contacts/page-size';
import { contactsViewLink, readContactsUrl } from '~/features/contacts/read-contacts-url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.page.metric.label}: ` : ''}Contacts · Fairlead` },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const reader = await getReader();
  const view = readContactsUrl(request.url, await centerToday(reader));
  const visible = await requireContacts(request, view);
  return { view, page: await findContactsPage(reader, view, visible) };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ page, view }: Loaded<typeof loader>) {
  return { title: 'Contacts', tables: { contacts: contactTable({ ...page, view }) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function ContactsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { view, page } = loaded;
  const { title, tables } = filesOf(loaded);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="The contacts behind a figure, each with its source file and line."
        actions={
          <LinkButton to={contactsViewLink(view, { page: 1 }, '/contacts.csv')} reloadDocument>
            Download as CSV
          </LinkButton>
        }
      />
      <FigureCard {...page} view={view} />
      <Card>
        <details className="disclosure">
          <summary>Filters: metric, person, team, queue, channel, dates</summary>
          <ContactsFilter view={view} {...page.choices} />
        </details>
      </Card>
      <Card>
        <Table
          table={tables.contacts}
          fileTo={contactsViewLink(view, { page: 1 }, '/contacts.csv')}
          empty={
            <EmptyState title="Nothing found">Nothing you can see matches. Try more days or fewer filters.</EmptyState>
          }
        />
        <Pagination
          page={page.pageNumber}
          pageSize={PAGE_SIZE}
          total={page.total}
          href={(number) => contactsViewLink(view, { page: number })}
        />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
