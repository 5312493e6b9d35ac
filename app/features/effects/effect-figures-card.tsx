import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import type { Tally } from '~/metrics/verdicts/tally';
import type { EffectView } from './effect-view';
import { type About, EFFECT_TAGS, sayDifference, sayEffect, sayRange } from './effect-words';

interface EffectFiguresCardProps {
  effects: readonly EffectView[];
  about: About;
  asOf: string;
  /** Whose contacts stand behind the figures, where that is one person or a queue. */
  scope: { personId?: number; queueId?: number } | null;
  /** The address of the same page with this metric drawn. */
  linkTo: (metricId: EffectView['metricId']) => string;
}

/** Before, after, what is likely without it, and the difference: metric by metric. */
export function EffectFiguresCard({ effects, about, asOf, scope, linkTo }: EffectFiguresCardProps) {
  const percent = effects[0]?.estimate ? Math.round(1000 * effects[0].estimate.confidence) / 10 : null;
  return (
    <Card
      id="figures"
      title="Before and after"
      question={`All ${effects.length} metrics were looked at, so each interval is wide enough (${percent ?? 99} %) that fewer than 1 event in 20 without any effect is given one.`}
    >
      <Table
        caption="Before, after, and what is likely without it"
        columns={[
          { label: 'Metric' },
          { label: 'Before', isNumeric: true },
          { label: 'After', isNumeric: true },
          { label: 'Likely without it', isNumeric: true },
          { label: 'Difference', isNumeric: true },
          { label: 'What it says' },
        ]}
        rows={effects.map((effect) => {
          const metric = getMetric(effect.metricId);
          const { estimate, windows } = effect;
          return {
            key: metric.id,
            cells: [
              <DefinitionLink key="label" metricId={metric.id}>
                {metric.label}
              </DefinitionLink>,
              <WindowFigure key="before" effect={effect} tally={effect.before} window={windows.before} scope={scope} />,
              <WindowFigure key="after" effect={effect} tally={effect.after} window={windows.after} scope={scope} />,
              estimate ? <Without key="without" metricId={effect.metricId} value={estimate.without} /> : '–',
              estimate ? (
                <Exact
                  key="difference"
                  value={estimate.difference}
                  low={estimate.low}
                  high={estimate.high}
                  unit={metric.unit}
                >
                  {sayDifference(metric, estimate.difference)}{' '}
                  <span className="soft">({sayRange(metric, estimate)})</span>
                </Exact>
              ) : (
                '–'
              ),
              <span key="said">
                <Tag kind={EFFECT_TAGS[effect.kind].kind}>{EFFECT_TAGS[effect.kind].words}</Tag>{' '}
                <span className="soft">{sayEffect(effect, about, asOf)}.</span>{' '}
                <Link to={linkTo(effect.metricId)}>Weeks</Link>
              </span>,
            ],
          };
        })}
      />
    </Card>
  );
}

interface WindowFigureProps {
  effect: Pick<EffectView, 'metricId'>;
  tally: Pick<Tally, 'x' | 'n'>;
  window: { from: string; to: string } | null;
  scope: { personId?: number; queueId?: number } | null;
}

/** A window's figure with its n, leading to its rows. */
export function WindowFigure({ effect, tally, window, scope }: WindowFigureProps) {
  const metric = getMetric(effect.metricId);
  return (
    <Figure
      value={tally.n > 0 ? formatValue(metric, tally.x / tally.n) : null}
      sample={tally.n}
      exact={{ value: tally.n > 0 ? tally.x / tally.n : null, unit: metric.unit, sample: tally.n }}
      isReliable={tally.n >= metric.minimumSample}
      to={scope && window ? contactsLink({ metricId: effect.metricId, ...scope, ...window }) : undefined}
    />
  );
}

/** What is likely had nothing happened. */
export function Without({ metricId, value }: { metricId: EffectView['metricId']; value: number }) {
  const metric = getMetric(metricId);
  return (
    <Exact value={value} unit={metric.unit}>
      {formatValue(metric, value)}
    </Exact>
  );
}
