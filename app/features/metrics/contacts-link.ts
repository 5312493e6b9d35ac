import type { RowSort } from 'db/queries/find-rows';
import type { RowPart } from 'db/queries/row-amounts';
import { pageAddress, type Read } from '~/address/page-address';
import { day, idOrNone, oneOf, orElse, type Param, page } from '~/address/param';
import { addDays } from '~/clock';
import { isMetricId, type MetricId } from '~/metrics/catalogue';

/** Which rows of a metric: those in its numerator, those in its denominator. */
type Part = 'numerator' | 'denominator';

/** The rows a number was calculated from, and nothing else. Days are inclusive. */
export interface ContactsScope {
  metricId: MetricId;
  /** The version of the metric, where not the one in force. */
  version?: number;
  /** 0 for nobody. */
  personId?: number;
  teamId?: number;
  queueId?: number;
  /** '' for none. */
  channel?: string;
  from?: string;
  to?: string;
  part?: Part;
}

/** An address says its metric always: one without any choice opens with the last weeks. */
const metric: Param<MetricId> = {
  read: (text) => (isMetricId(text ?? '') ? (text as MetricId) : 'contacts_handled'),
  write: (value) => value,
};

/** How the address writes that there is no channel. */
export const NO_CHANNEL = 'none';
/** '' for none, null for any. */
const channel: Param<string | null> = {
  read: (text) => (text === NO_CHANNEL ? '' : text || null),
  write: (value) => (value === '' ? NO_CHANNEL : value),
};

const SORTS = ['time', 'amount', 'person', 'queue'] as const satisfies readonly RowSort[];
type Order = RowSort | `-${RowSort}`;
const PARTS = ['numerator', 'denominator', 'rest'] as const satisfies readonly RowPart[];

/** The rows behind a number, and how the page lists them. */
export const CONTACTS = pageAddress({
  metric,
  version: idOrNone,
  person: idOrNone,
  team: idOrNone,
  queue: idOrNone,
  channel,
  from: day,
  to: day,
  part: orElse<RowPart>(oneOf(PARTS), 'denominator'),
  sort: orElse<Order>(oneOf(SORTS.flatMap((sort): Order[] => [sort, `-${sort}`])), '-time'),
  page,
});

/** The address of the rows behind a number; every number of every page links here. */
export const contactsLink = (scope: ContactsScope, path = '/contacts') => `${path}${CONTACTS.write(paramsOf(scope))}`;

/** The addresses of a scope's weeks, by their Mondays. */
export const weekLinks = (scope: Omit<ContactsScope, 'from' | 'to'>) => (week: string) =>
  contactsLink({ ...scope, from: week, to: addDays(week, 6) });

/** A scope as the address says it. */
export function paramsOf({
  metricId,
  personId,
  teamId,
  queueId,
  ...same
}: ContactsScope): Partial<Read<typeof CONTACTS>> {
  return { metric: metricId, person: personId, team: teamId, queue: queueId, ...same };
}
