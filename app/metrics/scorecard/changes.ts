import { formatValue } from '../format';
import { type Definition, type ScorecardPillar, type ScoredMetric, scoredMetric } from './definition';

/** What changed between two versions, a sentence each. */
export function describeChanges(before: Definition | null, now: Definition): string[] {
  if (before === null) return ['First version.'];
  const pillarOf = (definition: Definition, name: string) => definition.pillars.find((pillar) => pillar.name === name);
  const gone = before.pillars.filter(({ name }) => !pillarOf(now, name));
  const said = [
    ...now.pillars.flatMap((pillar) => changesOfPillar(pillarOf(before, pillar.name), pillar)),
    ...gone.map(({ name }) => `“${name}” was removed.`),
    ...changesOfMetrics(before, now),
  ];
  return said.length > 0 ? said : ['Only the start quarter changed.'];
}

function changesOfPillar(before: ScorecardPillar | undefined, now: ScorecardPillar): string[] {
  if (!before) return [`“${now.name}” is new: ${now.weight}%.`];
  return before.weight === now.weight ? [] : [`“${now.name}”: ${before.weight}%, now ${now.weight}%.`];
}

function changesOfMetrics(before: Definition, now: Definition): string[] {
  const [earlier, later] = [metricsById(before), metricsById(now)];
  const changed = [...later.values()].flatMap((metric) => {
    const known = earlier.get(metric.metricId);
    const { label } = scoredMetric(metric.metricId);
    if (!known) return [`${label} is new: ${partOf(metric)}, ${figuresOf(metric)}.`];
    return [
      ...(partOf(known) === partOf(metric) ? [] : [`${label}: ${partOf(known)}, now ${partSince(known, metric)}.`]),
      ...(figuresOf(known) === figuresOf(metric) ? [] : [`${label}: ${figuresOf(known)}, now ${figuresOf(metric)}.`]),
      ...(known.metricVersion === metric.metricVersion
        ? []
        : [`${label}: now uses version ${metric.metricVersion} of the metric.`]),
    ];
  });
  const gone = [...earlier.keys()].filter((id) => !later.has(id));
  return [...changed, ...gone.map((id) => `${scoredMetric(id).label} was removed.`)];
}

type Placed = ScoredMetric & { pillar: string };

const metricsById = ({ pillars }: Definition) =>
  new Map(
    pillars.flatMap(({ name, metrics }) =>
      metrics.map((metric): [string, Placed] => [metric.metricId, { ...metric, pillar: name }]),
    ),
  );

const partOf = ({ weight, pillar }: Placed) => `${weight}% of “${pillar}”`;
const partSince = (before: Placed, now: Placed) => (before.pillar === now.pillar ? `${now.weight}%` : partOf(now));

/** "0 points at 60%, 100 at 85%"; of a band "100 points from 5:00 to 7:00, 0 at 4:00 and at 9:00". */
export function figuresOf({ metricId, floor, target, targetHigh, floorHigh }: ScoredMetric): string {
  const metric = scoredMetric(metricId);
  const say = (value: number) => formatValue(metric, value);
  if (targetHigh === null || floorHigh === null) return `0 points at ${say(floor)}, 100 at ${say(target)}`;
  return `100 points from ${say(target)} to ${say(targetHigh)}, 0 at ${say(floor)} and at ${say(floorHigh)}`;
}
