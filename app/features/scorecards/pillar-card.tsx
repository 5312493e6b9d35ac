import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { contactsLink } from '~/features/contacts/contacts-link';
import { formatCount, formatInterval, formatValue } from '~/metrics/format';
import type { CardMetric, CardPillar } from '~/metrics/scorecard/card';
import { figuresOf } from '~/metrics/scorecard/changes';
import { scoredMetric } from '~/metrics/scorecard/definition';
import { CONFIDENCE } from '~/metrics/scorecard/score';
import { ScoreFigure } from './score-figure';

interface PillarCardProps {
  pillar: CardPillar;
  /** Whose contacts stand behind the figures, and on which days. */
  scope: { personId?: number; teamId?: number; from: string; to: string };
  /** By metric: the version that counts, where it is not the one in force. */
  oldVersions: readonly { metricId: string; version: number }[];
}

/** One pillar: each metric's figure as counted, what its points are of, and its points. */
export function PillarCard({ pillar, scope, oldVersions }: PillarCardProps) {
  const { name, weight, metrics, score } = pillar;
  return (
    <Card
      title={name}
      question={`${weight} % of the whole. Each figure leads to the rows behind it, each metric to what it counts.`}
      aside={<ScoreFigure score={score} of={name} />}
    >
      <Table
        caption={`Metrics of ${name}`}
        columns={[
          { label: 'Metric' },
          { label: 'Weight', hint: 'Of the pillar', isNumeric: true },
          { label: 'As counted', isNumeric: true },
          {
            label: 'On equal contacts',
            hint: 'As it would be with everybody’s mix of queues, channels and time in the job; within which it is 90 times in 100',
            isNumeric: true,
          },
          { label: 'Points', isNumeric: true },
          { label: 'What counts' },
        ]}
        rows={metrics.map((metric) => ({
          key: metric.metricId,
          cells: [
            <DefinitionLink key="label" metricId={metric.metricId}>
              {scoredMetric(metric.metricId).label}
            </DefinitionLink>,
            <Exact key="weight" value={metric.weight}>
              {metric.weight} %
            </Exact>,
            <Counted
              key="counted"
              metric={metric}
              to={contactsLink({
                metricId: metric.metricId,
                version: oldVersions.find(({ metricId }) => metricId === metric.metricId)?.version,
                ...scope,
              })}
            />,
            <Adjusted key="adjusted" metric={metric} />,
            <MetricPoints key="points" metric={metric} />,
            <span key="yardstick" className="soft">
              {figuresOf(metric)}
            </span>,
          ],
        }))}
      />
    </Card>
  );
}

function Counted({ metric: { metricId, counted }, to }: { metric: CardMetric; to: string }) {
  const metric = scoredMetric(metricId);
  const { value, sample, isReliable } = counted;
  return (
    <Figure
      value={value === null ? null : formatValue(metric, value)}
      sample={Math.round(sample)}
      isReliable={isReliable}
      to={to}
      exact={{ value, unit: metric.unit, sample }}
    />
  );
}

/** What the points are of: beside it within which it is; where there is nobody to compare with, the figure as counted. */
function Adjusted({ metric: { metricId, estimate, expected } }: { metric: CardMetric }) {
  const metric = scoredMetric(metricId);
  if (!estimate) return '–';
  const { value, low, high } = estimate.shown;
  return (
    <Figure
      value={formatValue(metric, value)}
      interval={formatInterval(metric, { low, high, confidence: CONFIDENCE })}
      exact={{ value, low, high, unit: metric.unit }}
    >
      {expected === null && <span className="figure-rest">as counted</span>}
    </Figure>
  );
}

function MetricPoints({ metric: { metricId, points, missing } }: { metric: CardMetric }) {
  const { label, sampleNoun } = scoredMetric(metricId);
  if (!points) {
    return (
      <Exact value={null} className="soft">
        {`We cannot tell yet: ${formatCount(missing)} more ${sampleNoun[missing === 1 ? 0 : 1]} needed`}
      </Exact>
    );
  }
  return <ScoreFigure score={{ points: points.value, range: points }} of={label} />;
}
