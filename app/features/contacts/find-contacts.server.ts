import type { Db } from 'db/open';
import {
  type AdherenceIntervalRow,
  type AgentIntervalRow,
  type AnswerRow,
  findRows,
  type LegRow,
  type ReviewRow,
  type RowsInOrder,
} from 'db/queries/find-rows';
import type { Viewer } from 'db/queries/named-days';
import type { Counted, RowQuestion } from 'db/queries/row-amounts';
import { type PartCounts, sumRows } from 'db/queries/sum-rows';
import { centerToday } from '~/center-day.server';
import { evaluate, evaluateQuantile } from '~/metrics/evaluate';
import { wordsOf } from '~/metrics/glossary';
import { measuresOf } from '~/metrics/measures-of';
import type { Figure, Metric } from '~/metrics/metric';
import { isSummed, termsOf } from '~/metrics/terms';
import { sayVersion } from '~/metrics/version-words';
import { maturedTo } from '../metrics/matured';
import { findSortedValues } from '../metrics/sorted-values.server';
import { findVersionOrInForce } from '../metrics/version-figures.server';
import { PAGE_SIZE } from './page-size';
import type { ContactsView } from './read-contacts-url';

/** The rows by what they are; a metric is made of one kind. */
export type FoundRows =
  | { source: 'legs' | 'chats'; rows: LegRow[] }
  | { source: 'answers'; rows: AnswerRow[] }
  | { source: 'reviews'; rows: ReviewRow[] }
  | { source: 'agent_intervals'; rows: AgentIntervalRow[] }
  | { source: 'adherence_intervals'; rows: AdherenceIntervalRow[] };

/** How a metric's rows are shown: yes or no (a share), by what each adds (a mean, a duration), or as they are (a count). */
export type Shape = 'share' | 'amount' | 'count';

export interface FoundContacts {
  /** As the center's settings have it, or as a version of it had it. */
  metric: Metric;
  /** In words, as these settings have it too. */
  formula: string;
  /** That these are not the settings in force; null where they are. */
  versionNote: string | null;
  /** From the rows that may be seen. */
  figure: Figure;
  counts: PartCounts;
  shape: Shape;
  found: FoundRows;
  /** How many rows the part has, over all pages. */
  total: number;
  /** How many rows more the figure counts: of people who are no longer led by whoever looks. */
  unnamed: number;
  /** The page shown: the last one where the address asks for more than there are. */
  pageNumber: number;
  /** The center's own zone, in which times are shown whatever zone their file was written in. */
  /** The last day that counts, where the metric has to mature and later days were asked for. */
  maturedTo: string | null;
}

/** Which rows the user sees by name, and of which teams the sums are complete; undefined for all. */
export type Visible = { seenBy: Viewer; employeeIds: readonly number[]; teamIds: readonly number[] } | undefined;

/** The rows behind a number, a page of them, under the figure that they add up to. */
export async function findContacts(db: Db, view: ContactsView, visible: Visible): Promise<FoundContacts> {
  const { metric, settings, versionNote, question, part, isCutShort } = await questionOf(db, view, visible);
  // A person's figure is of the days on which they are seen by name; a team's stays whole, whoever has left it since.
  const counted = { ...question, orTeamIds: view.personId === undefined ? visible?.teamIds : undefined };
  const { sums, counts, named } = await sumRows(db, { ...counted, part, measures: measuresOf(metric) });
  const figure = isSummed(metric)
    ? evaluate(metric, sums)
    : evaluateQuantile(metric, (await findSortedValues(db, metric, { ...counted, by: [] }))[0]?.values ?? []);
  const total = named;
  const pageNumber = Math.max(1, Math.min(view.page, Math.ceil(total / PAGE_SIZE)));
  return {
    metric,
    formula: wordsOf(view.metricId, settings).formula,
    versionNote,
    figure,
    counts,
    shape: shapeOf(metric),
    found: await findPage(db, view, visible, { limit: PAGE_SIZE, offset: (pageNumber - 1) * PAGE_SIZE }),
    total,
    unnamed: counts[part] - named,
    pageNumber,
    maturedTo: isCutShort ? (question.to ?? null) : null,
  };
}

/** Some of the rows, in the view's order. */
export async function findPage(
  db: Db,
  view: ContactsView,
  visible: Visible,
  { limit, offset }: { limit: number; offset: number },
): Promise<FoundRows> {
  const wanted = await rowsOfView(db, view, visible);
  return { source: wanted.source, rows: await findRows(db, { ...wanted, limit, offset }) } as FoundRows;
}

/** All rows of a view, in its order. */
export async function rowsOfView(db: Db, view: ContactsView, visible: Visible): Promise<RowsInOrder> {
  const { question, part } = await questionOf(db, view, visible);
  return { ...question, part, sort: view.sort, isDescending: view.isDescending };
}

async function questionOf(db: Db, view: ContactsView, visible: Visible) {
  const { metricId, version = null } = view;
  const { metric, settings, inForce } = await findVersionOrInForce(db, { metricId, version });
  const counted = { version: metric.version, settings };
  const today = await centerToday(db);
  const versionNote = sayVersion(metric, { verb: 'Counted', counted, inForce }, today);
  const to = maturedTo(metric, view.to, today);
  const question: RowQuestion = {
    source: metric.rows,
    counted: countedOf(metric),
    settings: versionNote === null ? undefined : settings,
    from: view.from,
    to,
    employeeIds: one(view.personId),
    teamIds: one(view.teamId),
    queueIds: one(view.queueId),
    channels: one(view.channel),
    seenBy: visible?.seenBy,
  };
  const part = shapeOf(metric) === 'share' ? view.part : 'denominator';
  return { metric, settings, versionNote, question, part, isCutShort: to !== view.to } as const;
}

function countedOf(metric: Metric): Counted {
  return isSummed(metric) ? { kind: 'terms', ...termsOf(metric) } : { kind: 'duration', column: metric.column };
}

function shapeOf(metric: Metric): Shape {
  if (metric.kind === 'proportion' || metric.kind === 'event_rate') return 'share';
  return metric.kind === 'count' ? 'count' : 'amount';
}

const one = <T>(value: T | undefined): T[] | undefined => (value === undefined ? undefined : [value]);
