import type { RowSort } from 'db/queries/find-rows';
import type { RowPart } from 'db/queries/row-amounts';
import { addDays, readDay } from '~/clock';
import { isMetricId, type MetricId } from '~/metrics/catalogue';
import { type ContactsScope, contactsLink, NO_CHANNEL } from '../metrics/contacts-link';

const SORTS: readonly RowSort[] = ['time', 'amount', 'person', 'queue'];
const PARTS: readonly RowPart[] = ['numerator', 'denominator', 'rest'];

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
  const query = new URL(url).searchParams;
  if (query.size === 0) query.set('from', addDays(asOf, 1 - DAYS_AT_FIRST));
  const metric = query.get('metric') ?? '';
  const sort = query.get('sort') ?? '-time';
  const channel = query.get('channel');
  return {
    metricId: isMetricId(metric) ? metric : 'contacts_handled',
    version: readId(query.get('version')),
    personId: readId(query.get('person')),
    teamId: readId(query.get('team')),
    queueId: readId(query.get('queue')),
    channel: channel ? (channel === NO_CHANNEL ? '' : channel) : undefined,
    from: readDay(query.get('from')) ?? undefined,
    to: readDay(query.get('to')) ?? undefined,
    part: PARTS.find((part) => part === query.get('part')) ?? 'denominator',
    sort: SORTS.find((one) => one === sort.replace(/^-/, '')) ?? 'time',
    isDescending: sort.startsWith('-') || !SORTS.some((one) => one === sort),
    page: Math.max(1, readId(query.get('page')) ?? 1),
  };
}

/** The address of a view; `path` where not the page but its CSV is meant. */
export function contactsViewLink(view: ContactsView, changes: Partial<ContactsView> = {}, path?: string): string {
  const { part, sort, isDescending, page, ...scope } = { ...view, ...changes };
  const link = new URL(contactsLink(scope, path), 'http://localhost');
  if (part !== 'denominator') link.searchParams.set('part', part);
  const order = `${isDescending ? '-' : ''}${sort}`;
  if (order !== '-time') link.searchParams.set('sort', order);
  if (page > 1) link.searchParams.set('page', String(page));
  return link.pathname + link.search;
}

function readId(text: string | null): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
