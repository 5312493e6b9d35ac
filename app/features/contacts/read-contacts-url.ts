import type { RowSort } from 'db/queries/find-rows';
import type { RowPart } from 'db/queries/row-amounts';
import { addDays } from '~/clock';
import type { MetricId } from '~/metrics/catalogue';
import { CONTACTS, type ContactsScope, paramsOf } from '../metrics/contacts-link';

/** The whole state of the view, as the address holds it. */
export interface ContactsView extends Omit<ContactsScope, 'part'> {
  metricId: MetricId;
  part: RowPart;
  sort: RowSort;
  isDescending: boolean;
  /** From 1. */
  page: number;
}

/** How many days the page shows that is opened without any choice. */
const DAYS_AT_FIRST = 28;

/** Reads the address; what makes no sense there becomes the default. Without any choice: the last four weeks. */
export function readContactsUrl(url: string, asOf: string): ContactsView {
  const { metric, version, person, team, queue, channel, from, to, part, sort, page } = CONTACTS.read(url);
  const isUnchosen = new URL(url).search === '';
  return {
    metricId: metric,
    version: version ?? undefined,
    personId: person ?? undefined,
    teamId: team ?? undefined,
    queueId: queue ?? undefined,
    channel: channel ?? undefined,
    from: from ?? (isUnchosen ? addDays(asOf, 1 - DAYS_AT_FIRST) : undefined),
    to: to ?? undefined,
    part,
    sort: sort.replace('-', '') as RowSort,
    isDescending: sort.startsWith('-'),
    page,
  };
}

/** The address of a view; `path` where not the page but its CSV is meant. */
export function contactsViewLink(view: ContactsView, changes: Partial<ContactsView> = {}, path = '/contacts'): string {
  const { part, sort, isDescending, page, ...scope } = { ...view, ...changes };
  const listed = { part, sort: isDescending ? (`-${sort}` as const) : sort, page };
  return `${path}${CONTACTS.write({ ...paramsOf(scope), ...listed })}`;
}
