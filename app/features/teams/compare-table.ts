import { type Column, type Piece, type TableData, tableOf } from '~/components/table-data';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatShare, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { VerdictKind } from '~/metrics/verdicts/judge';
import type { PeopleCompared } from './compare-people.server';
import type { View } from './team-address';

type Row = PeopleCompared['rows'][number];
type Figures = NonNullable<Row['figures']>;
type Range = { value: number; low: number; high: number };

interface Compared {
  compared: PeopleCompared;
  view: Exclude<View, 'counted'>;
  /** The weeks compared, inclusive days. */
  weeks: { from: string; to: string };
}

/** The team's people by name, never by rank: the actual figure beside the adjusted one, and what it can tell. */
export function compareTable({ compared, view, weeks }: Compared): TableData {
  const { metricId } = compared;
  const metric = getMetric(metricId);
  const isBoth = view === 'both';
  const contacts = ({ id }: Row) => contactsLink({ metricId, personId: id, ...weeks });
  const column = (label: string, figure: (figures: Figures, row: Row) => Piece): Column<Row> => ({
    label,
    isNumeric: true,
    unit: metric.unit,
    file: ['value', 'low', 'high'],
    cell: (row) => (row.figures ? figure(row.figures, row) : '–'),
  });
  const show = ({ sample }: Figures, range: Range, more: { n?: number; to?: string } = {}): Piece => ({
    figure: {
      value: formatValue(metric, range.value),
      interval: formatInterval(metric, { ...range, confidence: 0.95 }),
      isReliable: sample >= metric.minimumSample,
      sample: more.n,
      to: more.to,
      exact: { ...range, sample: more.n, unit: metric.unit },
    },
  });
  const actual: Column<Row> = {
    ...column(`${metric.shortLabel}, actual`, (figures, row) =>
      show(figures, figures.counted, { n: figures.sample, to: contacts(row) }),
    ),
    file: ['value', 'n', 'low', 'high'],
  };
  return tableOf({
    caption: `${metric.label}, person by person`,
    rows: compared.rows,
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: ({ id, name }) => ({ text: name, to: `/people/${id}`, tone: 'strong' }) },
      ...(isBoth ? [actual] : []),
      {
        ...column(isBoth ? 'Adjusted' : `${metric.shortLabel}, adjusted`, (figures, row) =>
          show(figures, figures.adjusted, { n: figures.sample, to: isBoth ? undefined : contacts(row) }),
        ),
        hint: 'Adjusted to the contact mix of everyone together',
        file: ['value', 'n', 'low', 'high'],
      },
      {
        ...column('Best guess', (figures) => show(figures, figures.guess)),
        hint: 'Moved toward the average by as much as chance explains',
      },
      {
        label: 'Reliability',
        cell: ({ figures }) => (figures ? comparableText(figures, metric) : 'Nothing to compare with yet'),
      },
      {
        label: 'Compared with others',
        cell: ({ figures }) => (figures ? { tag: figures.kind, text: STANDING_WORDS[figures.kind] } : { tag: 'early' }),
      },
    ],
  });
}

/** A standing is no change: it is about others, not about earlier. */
const STANDING_WORDS: Partial<Record<VerdictKind, string>> = {
  common: 'No clear difference',
  improving: 'Really better',
  concerning: 'Really worse',
  changed: 'Really different',
};

/** "Good (82%)", "140 more answers needed", or that chance explains all differences. */
function comparableText({ more, reliability }: Figures, metric: Metric): string {
  if (more === null) return 'Chance explains all differences';
  if (more > 0) return `${formatCount(more)} more ${metric.sampleNoun[more === 1 ? 0 : 1]} needed`;
  return `Good (${formatShare(reliability)})`;
}
