import { Link } from '@remix-run/react';
import { Figure } from '~/components/figure';
import { type Column, Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatShare, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { VerdictKind } from '~/metrics/verdicts/judge';
import type { PeopleCompared } from './compare-people.server';
import type { View } from './team-address';

type Row = PeopleCompared['rows'][number];
type Range = { value: number; low: number; high: number };

interface CompareTableProps {
  compared: PeopleCompared;
  view: Exclude<View, 'counted'>;
  /** The weeks compared, inclusive days. */
  weeks: { from: string; to: string };
}

/** The team's people by name, never by rank: the actual figure beside the adjusted one, and what it can tell. */
export function CompareTable({ compared, view, weeks }: CompareTableProps) {
  const metric = getMetric(compared.metricId);
  const isBoth = view === 'both';
  const columns: Column[] = [
    { label: 'Name' },
    ...(isBoth ? [{ label: `${metric.shortLabel}, actual`, isNumeric: true }] : []),
    { label: 'On equal contacts', hint: 'Moved to the mix of contacts that everybody has together', isNumeric: true },
    { label: 'Best guess', hint: 'Drawn towards everybody’s by as much as luck explains', isNumeric: true },
    { label: 'Enough to compare?' },
    { label: 'What it says' },
  ];
  return (
    <Table
      caption={`${metric.label} of the team’s people`}
      columns={columns}
      rows={compared.rows.map((row) => ({
        key: row.id,
        cells: cellsOf(row, { metricId: compared.metricId, isBoth, weeks }),
      }))}
    />
  );
}

function cellsOf(
  { id, name, figures }: Row,
  { metricId, isBoth, weeks }: { metricId: MetricId; isBoth: boolean; weeks: CompareTableProps['weeks'] },
) {
  const metric = getMetric(metricId);
  const who = (
    <Link key="name" className="strong" to={`/people/${id}`}>
      {name}
    </Link>
  );
  if (!figures)
    return [who, ...(isBoth ? ['–'] : []), '–', '–', 'Nothing to compare with yet', <Tag key="tag" kind="early" />];
  const { sample, counted, adjusted, guess, kind } = figures;
  const isReliable = sample >= metric.minimumSample;
  const show = (range: Range, more: { sample?: number; to?: string } = {}) => (
    <Figure
      value={formatValue(metric, range.value)}
      interval={formatInterval(metric, { ...range, confidence: 0.95 })}
      isReliable={isReliable}
      {...more}
    />
  );
  const to = contactsLink({ metricId, personId: id, ...weeks });
  return [
    who,
    ...(isBoth ? [<span key="counted">{show(counted, { sample, to })}</span>] : []),
    <span key="adjusted">{show(adjusted, { sample, to: isBoth ? undefined : to })}</span>,
    <span key="guess">{show(guess)}</span>,
    comparableText(figures, metric),
    <Tag key="tag" kind={kind}>
      {STANDING_WORDS[kind]}
    </Tag>,
  ];
}

/** A standing is no change: it is about others, not about earlier. */
const STANDING_WORDS: Partial<Record<VerdictKind, string>> = {
  common: 'Within luck',
  improving: 'Better than luck explains',
  concerning: 'Worse than luck explains',
  changed: 'Differs by more than luck',
};

/** "Yes: 82% person, 18% luck", "Not enough to compare: 140 more answers", or that nobody differs by more than luck. */
function comparableText({ more, reliability }: NonNullable<Row['figures']>, metric: Metric): string {
  if (more === null) return 'People do not differ here by more than luck';
  if (more > 0) return `Not enough to compare: ${formatCount(more)} more ${metric.sampleNoun[more === 1 ? 0 : 1]}`;
  return `Yes: ${formatShare(reliability)} person, ${formatShare(1 - reliability)} luck`;
}
