import { Link } from '@remix-run/react';
import type { PartCounts } from 'db/queries/sum-rows';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { DefinitionLink } from '~/components/definition-link';
import { Figure } from '~/components/figure';
import { Stack } from '~/components/grid';
import { Tabs } from '~/components/tabs';
import { figureProps, formatCount, formatSample, formatValue } from '~/metrics/format';
import type { Metric, Figure as MetricFigure } from '~/metrics/metric';
import type { Shape } from './find-contacts.server';
import { type ContactsView, contactsViewLink } from './read-contacts-url';

interface FigureCardProps {
  metric: Metric;
  /** In words, as the center's settings have it. */
  formula: string;
  versionNote: string | null;
  figure: MetricFigure;
  counts: PartCounts;
  /** How many of the part are not listed, since whoever looks does not lead their people now. */
  unnamed: number;
  shape: Shape;
  view: ContactsView;
  /** The filters of the rows, in words. */
  scope: string;
  maturedTo: string | null;
}

/** The figure again, from these very rows: how many say yes and how many no, or what they add up to. */
export function FigureCard(props: FigureCardProps) {
  const { metric, formula, versionNote, figure, counts, unnamed, shape, view, scope, maturedTo } = props;
  return (
    <Card title={<DefinitionLink metricId={metric.id}>{metric.label}</DefinitionLink>} question={scope}>
      <Stack isTight>
        <Figure isLarge {...figureProps(metric, figure)} />
        <p>
          {sumOf(metric, figure, shape, counts, unnamed)} <span className="soft">Formula: {formula}.</span>
        </p>
        {versionNote && (
          <p className="soft">
            {versionNote}{' '}
            <Link to={contactsViewLink(view, { version: undefined, page: 1 })}>Use the current version</Link>
          </p>
        )}
        {maturedTo && metric.maturesAfterDays && (
          <p className="soft">
            Contacts after {formatDay(maturedTo)} aren’t judged yet: they may still repeat within{' '}
            {metric.maturesAfterDays} days.
          </p>
        )}
        {unnamed > 0 && (
          <p className="soft">
            {unnamed === 1
              ? '1 of these rows counts but isn’t listed: you no longer lead that person.'
              : `${formatCount(unnamed)} of these rows count but aren’t listed: you no longer lead those people.`}
          </p>
        )}
        {shape === 'share' && (
          <Tabs
            label="Which rows"
            tabs={[
              tab('All', 'denominator', view, counts),
              tab('Yes', 'numerator', view, counts),
              tab('No', 'rest', view, counts),
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}

function tab(label: string, part: keyof PartCounts, view: ContactsView, counts: PartCounts) {
  return {
    label,
    to: contactsViewLink(view, { part, page: 1 }),
    isCurrent: view.part === part,
    count: counts[part],
  };
}

function sumOf(metric: Metric, figure: MetricFigure, shape: Shape, counts: PartCounts, unnamed: number): string {
  if (shape === 'share') {
    return `${formatCount(counts.numerator)} of ${formatSample(metric, counts.denominator)} count as yes, ${formatCount(counts.rest)} as no.`;
  }
  if (shape === 'count') return `${formatSample(metric, figure.sample)}${unnamed > 0 ? '' : ', each listed below'}.`;
  if (metric.kind === 'quantile') {
    return `Half of ${formatSample(metric, figure.sample)} took ${formatValue(metric, figure.value)} or less, 90% took ${formatValue(metric, figure.second)} or less.`;
  }
  if (metric.kind === 'ratio') {
    const above = `${formatCount(figure.numerator)} ${metric.isPerHour ? 'contacts' : 'hours'}`;
    return `${above} over ${formatSample(metric, figure.sample)}, in ${formatCount(counts.denominator)} rows.`;
  }
  if (metric.kind === 'net') {
    const words = figure.numerator < 0 ? 'more against than for' : 'more for than against';
    return `${formatCount(Math.abs(figure.numerator))} ${words}, of ${formatSample(metric, figure.sample)}.`;
  }
  const unit = { unit: metric.unit === 'share' ? 'count' : metric.unit, decimals: metric.decimals } as const;
  const points = metric.unit === 'share' ? ` of ${formatCount(figure.denominator ?? 0)} points` : '';
  return `${formatValue(unit, figure.numerator)}${points} over ${formatSample(metric, figure.sample)}.`;
}
