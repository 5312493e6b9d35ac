import { range } from 'd3-array';
import type { Db } from 'db/open';
import { findMetricVersions } from 'db/queries/definitions';
import type { Viewer } from 'db/queries/named-days';
import { findNames, type Names } from 'db/queries/names';
import type { FactKey, Grain } from 'db/queries/sum-facts';
import { centerToday } from '~/center-day.server';
import { addDays } from '~/clock';
import { contactsLink } from '~/features/metrics/contacts-link';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import type { Figure } from '~/metrics/metric';
import { mapInSteps } from '~/metrics/verdicts/steps';
import { currentVersion } from '~/metrics/versions';
import { formatNumber } from '~/reader-locale';
import { findGroups, TooManyGroups } from './figures.server';
import { nameOf } from './name-of';
import { nearestNames } from './nearest-names';
import { type Asked, AskedError } from './read-asked.server';

/** What a user may see; undefined for all people and teams. */
export interface Reach {
  employeeIds?: readonly number[];
  teamIds?: readonly number[];
  /** Figures of people, or by person, are of the days on which this viewer sees them by name; sums of teams are whole. */
  seenBy?: Viewer;
  /** Which people and teams a question may name. */
  named?: { people: readonly number[]; teams: readonly number[] };
}

/** One figure of one group, with the address of the rows that give it again; null where no page has just these. */
export interface AskedFigure {
  key: Partial<FactKey>;
  /** What the group is called, grain by grain. */
  names: Partial<Record<Grain, string>>;
  figure: Figure;
  /** The version of the metric that is in force. */
  version: number;
  contacts: string | null;
}

/** The figures that a question asks for, group by group; the same for the command line and for other programs. */
export async function findAsked(db: Db, asked: Asked, reach: Reach = {}): Promise<AskedFigure[]> {
  const { total, figuresOf } = await findCounted(db, asked, reach);
  return figuresOf(0, total);
}

/** More figures than this are not one question: they would take the memory and the time of everybody. */
export const MOST_FIGURES = 200_000;

/** Some of the figures of findAsked, and how many there are; nothing is worked out of the others. */
export async function findAskedPage(
  db: Db,
  asked: Asked,
  { reach, from, to }: { reach: Reach; from: number; to: number },
): Promise<{ total: number; figures: AskedFigure[] }> {
  const most = Math.floor(MOST_FIGURES / asked.metricIds.length);
  const { total, figuresOf } = await findCounted(db, asked, reach, most).catch((error) => {
    throw error instanceof TooManyGroups ? new AskedError('too_many_figures', ...TOO_MANY) : error;
  });
  return { total, figures: await figuresOf(from, Math.min(to, total)) };
}

const TOO_MANY = [
  `That would be more than ${formatNumber(MOST_FIGURES)} figures.`,
  'Ask for fewer days or fewer metrics at once, or leave out a part of by.',
] as const;

/** What was counted of what a question asks for, group by group and metric by metric. */
async function findCounted(db: Db, asked: Asked, reach: Reach, most?: number) {
  const names = await findNames(db);
  const seenBy = asked.by.includes('person') || asked.person !== undefined ? reach.seenBy : undefined;
  const filter = {
    employeeIds: idsOf(among(names.person, reach.named?.people), asked.person, 'person') ?? reach.employeeIds,
    teamIds: idsOf(among(names.team, reach.named?.teams), asked.team, 'team') ?? (seenBy ? undefined : reach.teamIds),
    queueIds: idsOf(names.queue, asked.queue, 'queue'),
    channels: asked.channel === undefined ? undefined : [asked.channel],
  };
  const { metricIds, by, from, to } = asked;
  const versions = await findVersions(db, metricIds);
  const asOf = await centerToday(db);
  const groups = await findGroups(db, { metricIds, by, from, to, asOf, seenBy, most, ...filter });
  const tell = (index: number): AskedFigure => {
    const { key, figureOf } = groups[Math.floor(index / metricIds.length)]!;
    const id = metricIds[index % metricIds.length]!;
    return {
      key,
      names: Object.fromEntries(by.map((grain) => [grain, nameOf(grain, key[grain], names)])),
      figure: figureOf(id),
      version: versions.get(id)!,
      contacts: linkOf(id, key, { from, to, ...filter }),
    };
  };
  return {
    total: groups.length * metricIds.length,
    figuresOf: (first: number, end: number) => inSlices(mapInSteps(range(first, end), tell)),
  };
}

async function findVersions(db: Db, metricIds: readonly MetricId[]): Promise<Map<MetricId, number>> {
  const written = await findMetricVersions(db);
  return new Map(
    metricIds.map((id) => [
      id,
      currentVersion(
        getMetric(id),
        written.filter(({ metric_id }) => metric_id === id),
      ),
    ]),
  );
}

interface Filter {
  from?: string;
  to?: string;
  employeeIds?: readonly number[];
  teamIds?: readonly number[];
  queueIds?: readonly number[];
  channels?: readonly string[];
}

/** The rows of a group: of its own person, team … and days, and of those that the question kept to. */
function linkOf(metricId: MetricId, key: Partial<FactKey>, filter: Filter): string | null {
  const { employeeIds, teamIds, queueIds, channels } = filter;
  const isOne = (own: number | string | undefined, ids: readonly unknown[] | undefined) =>
    own !== undefined || ids === undefined || ids.length === 1;
  if (!isOne(key.person, employeeIds) || !isOne(key.team, teamIds) || !isOne(key.queue, queueIds)) return null;
  return contactsLink({
    metricId,
    personId: key.person ?? employeeIds?.[0],
    teamId: key.team ?? teamIds?.[0],
    queueId: key.queue ?? queueIds?.[0],
    channel: key.channel ?? channels?.[0],
    ...daysOf(key, filter),
  });
}

/** The days that a group and the question have in common. */
function daysOf({ day, week, month }: Partial<FactKey>, { from, to }: Filter): { from?: string; to?: string } {
  const spans = [
    { from, to },
    ...(day === undefined ? [] : [{ from: day, to: day }]),
    ...(week === undefined ? [] : [{ from: week, to: addDays(week, 6) }]),
    ...(month === undefined ? [] : [{ from: `${month}-01`, to: addDays(firstOfNext(month), -1) }]),
  ];
  return {
    from: spans
      .flatMap((span) => span.from ?? [])
      .sort()
      .at(-1),
    to: spans.flatMap((span) => span.to ?? []).sort()[0],
  };
}

const firstOfNext = (month: string) => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;

const among = (names: Names['person'], ids: readonly number[] | undefined) =>
  ids === undefined ? names : new Map([...names].filter(([id]) => ids.includes(id)));

/** The ids that a name or an id stands for; names are compared without case. */
function idsOf(names: Map<number, string>, given: string | undefined, what: string): number[] | undefined {
  if (given === undefined) return undefined;
  const ids = [...names].flatMap(([id, name]) =>
    name.toLowerCase() === given.toLowerCase() || String(id) === given ? [id] : [],
  );
  if (ids.length > 0) return ids;
  throw new AskedError(`unknown_${what}`, `There is no ${what} “${given}”.`, adviceOn([...names.values()], given));
}

/** How many names an answer has; of more, the nearest. */
const MOST_TOLD = 5;

function adviceOn(names: readonly string[], given: string): string {
  if (names.length === 0) return 'None have been imported yet.';
  const told = nearestNames(names, given, MOST_TOLD).join(', ');
  return names.length <= MOST_TOLD ? `Known: ${told}.` : `The nearest of ${formatNumber(names.length)}: ${told}.`;
}
