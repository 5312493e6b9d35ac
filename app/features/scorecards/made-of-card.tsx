import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { contactsLink } from '~/features/metrics/contacts-link';
import type { MetricId } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatValue } from '~/metrics/format';
import type { CardMetric, ScoreCard } from '~/metrics/scorecard/card';
import { figuresOf } from '~/metrics/scorecard/changes';
import { scoredMetric } from '~/metrics/scorecard/definition';
import { CONFIDENCE } from '~/metrics/scorecard/score';
import { Percent } from './percent';
import { ScoreFigure } from './score-figure';

interface MadeOfCardProps {
  card: ScoreCard;
  /** Whose contacts stand behind the figures, and on which days; null where the reader may not open them. */
  scope: { personId?: number; teamId?: number; from: string; to: string } | null;
  /** By metric: the version that counts, where it is not the one in force. */
  oldVersions: readonly { metricId: string; version: number }[];
}

/** Each pillar's points, and each metric's actual and adjusted figure and points. */
export function MadeOfCard({ card, scope, oldVersions }: MadeOfCardProps) {
  const linkOf = (metricId: MetricId) =>
    scope === null
      ? undefined
      : contactsLink({ metricId, version: oldVersions.find((one) => one.metricId === metricId)?.version, ...scope });
  return (
    <Card title="Score breakdown" question="Select an actual figure to see its contacts. Small ranges are 90% ranges.">
      <Table
        caption="Score breakdown"
        columns={[
          { label: 'Metric' },
          { label: 'Overall weight', isNumeric: true },
          { label: 'Actual', isNumeric: true },
          {
            label: 'Adjusted for contact mix',
            hint: 'With everyone’s mix of queues, channels and time in the job',
            isNumeric: true,
          },
          { label: 'Points', isNumeric: true },
          { label: 'Points scale' },
        ]}
        rows={card.pillars.flatMap((pillar) => [
          {
            key: pillar.name,
            cells: [
              <span key="name" className="pillar-name">
                {pillar.name}
              </span>,
              <Percent key="weight" value={pillar.weight} />,
              '',
              '',
              <ScoreFigure key="points" score={pillar.score} of={pillar.name} />,
              '',
            ],
          },
          ...pillar.metrics.map((metric) => ({
            key: metric.metricId,
            cells: [
              <span key="label" className="pillar-metric">
                <DefinitionLink metricId={metric.metricId}>{scoredMetric(metric.metricId).label}</DefinitionLink>
              </span>,
              <Percent key="weight" value={(pillar.weight * metric.weight) / 100} />,
              <Counted key="counted" metric={metric} to={linkOf(metric.metricId)} />,
              <Adjusted key="adjusted" metric={metric} />,
              <MetricPoints key="points" metric={metric} />,
              <span key="worth" className="soft">
                {figuresOf(metric)}
              </span>,
            ],
          })),
        ])}
      />
    </Card>
  );
}

function Counted({ metric: { metricId, counted }, to }: { metric: CardMetric; to: string | undefined }) {
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

/** The figure behind the points, with its range; the actual figure if there is nobody to compare with. */
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
      {expected === null && <span className="figure-rest">actual</span>}
    </Figure>
  );
}

function MetricPoints({ metric: { metricId, points, missing } }: { metric: CardMetric }) {
  const { label, sampleNoun } = scoredMetric(metricId);
  if (!points) {
    return (
      <Exact value={null} className="soft">
        {`Too early to tell: ${formatCount(missing)} more ${sampleNoun[missing === 1 ? 0 : 1]} needed`}
      </Exact>
    );
  }
  return <ScoreFigure score={{ points: points.value, range: points }} of={label} />;
}
