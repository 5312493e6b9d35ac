import { group } from 'd3-array';
import { DEFAULT_SETTINGS } from 'db/default-settings';
import type { Db, OpenDatabase } from 'db/open';
import { findLastDay } from 'db/queries/data-version';
import { findMetricVersions, type MetricVersionRow } from 'db/queries/definitions';
import { findSettings } from 'db/queries/settings';
import type { FactFilter } from 'db/queries/sum-facts';
import { lastWeeks } from '~/address/period';
import { addDays } from '~/clock';
import { formatDay } from '~/components/day';
import type { SignedInUser } from '~/features/access/permissions';
import { contactsLink } from '~/features/metrics/contacts-link';
import { keptByVersion } from '~/kept-by-version.server';
import { METRIC_FAMILIES, METRIC_IDS, METRICS, type MetricId } from '~/metrics/catalogue';
import { countsUnanswered } from '~/metrics/counts-unanswered';
import { describeMetric, wordsOf } from '~/metrics/glossary';
import type { DescribedMetric, Figure, Metric } from '~/metrics/metric';
import { isSummed, termsOf } from '~/metrics/terms';
import { currentVersion } from '~/metrics/versions';
import { type FigureQuestion, findFigures } from './figures.server';
import { whoseFigures } from './whose-figures.server';

export interface GlossaryEntry {
  /** As the settings in force have it, with the number of the version in force. */
  metric: DescribedMetric;
  /** Its versions, the oldest first, each with what it meant; empty where nothing ever changed. */
  history: (MetricVersionRow & { formula: string })[];
  figure: Figure;
  /** The rows behind the figure, where the user may see just those. */
  to: string | null;
  /** Counts contacts that nobody answered: they belong to no team, so the figure is the whole center's. */
  isCenterWide: boolean;
  /** Since when its data is missing, in a sentence; null while data arrives. */
  silence: string | null;
}

/** Sums over everybody and a month of waits take a tenth of a second. Every leader sees others. */
const keptFigures = keptByVersion(100, (reader, question: FigureQuestion<never, MetricId>) =>
  findFigures(reader, question),
);
const keptLastDay = keptByVersion(METRICS.length, findLastDay);

/** The catalogue as the glossary shows it: each metric with its latest figure for the people and teams the user sees. */
export async function findGlossary(
  { db, reader }: Pick<OpenDatabase, 'db' | 'reader'>,
  { user, asOf, search }: { user: SignedInUser; asOf: string; search: string },
) {
  const period = lastWeeks(4, asOf);
  const whose = await whoseFigures(user);
  const isRestricted = whose.employeeIds !== undefined || whose.teamIds !== undefined;
  const isCenterWide = (metric: Metric) => isRestricted && countsUnanswered(metric);
  const settings = await findSettings(db);
  const history = await findMetricVersions(db);
  const versions = group(history, ({ metric_id }) => metric_id);
  const figuresOf = async (metricIds: readonly MetricId[], of: Pick<FactFilter, 'employeeIds' | 'teamIds'>) => {
    const [found] = await keptFigures(reader, { metricIds, from: period.from, to: period.to, asOf, ...of });
    return found;
  };
  const own = await figuresOf(METRIC_IDS, { employeeIds: whose.employeeIds, teamIds: whose.teamIds });
  const centerIds = METRICS.filter(isCenterWide).map(({ id }) => id as MetricId);
  const center = await figuresOf(centerIds, {});
  const entryOf = async (metric: DescribedMetric): Promise<GlossaryEntry> => {
    const id = metric.id as MetricId;
    const history = (versions.get(id) ?? []).map((row) => ({ ...row, formula: formulaOf(id, row) }));
    const figure = isCenterWide(metric) ? center!.figures[id] : own!.figures[id];
    const silence = figure.sample > 0 ? null : await findSilence(reader, metric, { from: period.from, asOf });
    const told = { metric: { ...metric, version: currentVersion(metric, history) }, history, figure, silence };
    if (isCenterWide(metric)) return { ...told, to: null, isCenterWide: true };
    const to = whose.link && contactsLink({ metricId: id, from: period.from, to: period.to, ...whose.link });
    return { ...told, to: to || null, isCenterWide: false };
  };
  const families = await Promise.all(
    METRIC_FAMILIES.map(async ({ title, metrics }) => {
      const described = metrics.map(({ id }) => describeMetric(id as MetricId, settings));
      return { title, entries: await Promise.all(described.filter((metric) => isFound(metric, search)).map(entryOf)) };
    }),
  );
  return { families: families.filter(({ entries }) => entries.length > 0), period, whose: whose.words };
}

const YEAR = 364;

/** Whether a metric's source has stopped: that nobody has had anything of it since before the weeks shown. */
async function findSilence(
  reader: Db,
  metric: Metric,
  { from, asOf }: { from: string; asOf: string },
): Promise<string | null> {
  const measures = isSummed(metric) ? (termsOf(metric).denominator ?? termsOf(metric).numerator).plus : [];
  if (measures.length === 0) return null;
  const [, noun] = metric.sampleNoun;
  const since = addDays(asOf, -YEAR);
  const last = await keptLastDay(reader, { measures, since });
  if (last === null) return `No ${noun} in the past year: no import includes them.`;
  return last < from ? `No ${noun} since ${formatDay(last)}. This metric isn’t judged until new ones arrive.` : null;
}

/** The formula of a version, under the settings of its time. */
function formulaOf(id: MetricId, { settings }: MetricVersionRow): string {
  if ('calendars' in settings) return 'the opening hours and holidays of that time';
  return wordsOf(id, { ...DEFAULT_SETTINGS, ...settings }).formula;
}

/** Whether every word searched for stands somewhere in what the metric says. */
function isFound(metric: DescribedMetric, search: string): boolean {
  const text = [metric.id, metric.label, metric.shortLabel, metric.description, metric.formula].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
