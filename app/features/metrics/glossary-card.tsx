import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { Figure } from '~/components/figure';
import { findMetric } from '~/metrics/catalogue';
import { figureProps, formatCount, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { GlossaryEntry } from './glossary.server';

const CONTROL = {
  agent: 'The agent.',
  mixed: 'The agent and the system.',
  system: 'The system. Never used to judge a person.',
};

const DIRECTION = {
  higher: '↑ Higher is better.',
  lower: '↓ Lower is better.',
  band: '↔ Best near the usual level.',
};

/** One metric: what it means, how it's calculated, who controls it and what else to check. */
export function GlossaryCard({ metric, history, figure, to, isCenterWide, silence }: GlossaryEntry) {
  return (
    <Card
      id={metric.id}
      title={
        <>
          {metric.label} <span className="soft">{metric.shortLabel === metric.label ? '' : metric.shortLabel}</span>
        </>
      }
      question={metric.description}
      aside={
        <Figure
          {...figureProps(metric, figure)}
          to={to ?? undefined}
          period={isCenterWide ? 'whole center' : undefined}
        />
      }
    >
      {silence && <p className="soft">{silence}</p>}
      <dl className="facts">
        <dt>Formula</dt>
        <dd>{metric.formula}</dd>
        <dt>Example</dt>
        <dd>{metric.example}</dd>
        {figure.second !== undefined && (
          <>
            <dt>90% within</dt>
            <dd>{formatValue(metric, figure.second)}</dd>
          </>
        )}
        <dt>Direction</dt>
        <dd>{DIRECTION[metric.direction]}</dd>
        <dt>Who controls it</dt>
        <dd>{CONTROL[metric.control]}</dd>
        <dt>How it gets gamed</dt>
        <dd>{metric.howItGetsGamed}</dd>
        <dt>Also check</dt>
        <dd>
          <CounterMetrics metric={metric} />
        </dd>
        <dt>Reliable from</dt>
        <dd>
          {formatCount(metric.minimumSample)} {metric.sampleNoun[metric.minimumSample === 1 ? 0 : 1]}
          {metric.maturesAfterDays && `, each at least ${metric.maturesAfterDays} days old`}
        </dd>
        <dt>Version</dt>
        <dd>
          {metric.version} · <code>{metric.id}</code>
          {history.length > 0 && <VersionHistory history={history} />}
        </dd>
      </dl>
    </Card>
  );
}

/** What each version meant, the newest first: its formula under the settings of its time. */
function VersionHistory({ history }: Pick<GlossaryEntry, 'history'>) {
  return (
    <details className="disclosure">
      <summary>Version history</summary>
      <ul>
        {history.toReversed().map(({ version, from_date, user_name, formula }) => (
          <li key={version}>
            Version {version}, {from_date === '' ? 'until the first change' : `set on ${formatDay(from_date)}`}
            {user_name && ` by ${user_name}`}: {formula}
          </li>
        ))}
      </ul>
    </details>
  );
}

function CounterMetrics({ metric }: { metric: Metric }) {
  return metric.counterMetrics.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      <Link to={`/metrics#${id}`}>{findMetric(id)?.label ?? id}</Link>
    </Fragment>
  ));
}
