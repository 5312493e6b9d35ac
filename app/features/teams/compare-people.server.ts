import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import type { MetricId } from '~/metrics/catalogue';
import type { Standing } from '~/metrics/verdicts/between';
import { compareStandings } from '~/metrics/verdicts/comparability';
import { scaleOf } from '~/metrics/verdicts/scale';
import { zOf } from '~/statistics/distributions';
import { wilsonInterval } from '~/statistics/wilson-interval';
import { explainFlip } from './explain-flip.server';

const CONFIDENCE = 0.95;

/** The team's people by name on one metric: actual and adjusted for contact mix, over the weeks compared. */
export function comparePeople(
  judgement: CenterJudgement,
  {
    ids,
    metricId,
    queueNames,
  }: { ids: ReadonlySet<number>; metricId: MetricId; queueNames: ReadonlyMap<number, string> },
) {
  const all = [...judgement.standings.values()].flat().filter(({ metric }) => metric.id === metricId);
  const comparabilities = compareStandings(all);
  const standings = new Map(all.filter(({ person }) => ids.has(person)).map((standing) => [standing.person, standing]));
  const rows = judgement.people
    .filter(({ id }) => ids.has(id))
    .map(({ id, name }) => {
      const standing = standings.get(id);
      const comparability = comparabilities.get(id);
      if (!standing || !comparability) return { id, name, figures: null };
      const { value, sample, adjusted, low, high, kind, expected } = standing;
      return {
        id,
        name,
        figures: {
          sample,
          kind,
          expected,
          ...comparability,
          counted: { value, ...countedInterval(standing) },
          adjusted: { value: adjusted, low, high },
        },
      };
    });
  return { metricId, rows, flip: explainFlip(judgement, { standings: [...standings.values()], metricId, queueNames }) };
}
export type PeopleCompared = ReturnType<typeof comparePeople>;

/** Wilson's for a share; for a mean by the spread of its rows, on the logarithm. */
function countedInterval({ metric, value, sample, standardError }: Standing) {
  if (metric.kind === 'proportion') return wilsonInterval(value * sample, sample, CONFIDENCE);
  const scale = scaleOf(metric);
  const reach = zOf(CONFIDENCE) * standardError;
  return { low: scale.from(scale.to(value) - reach), high: scale.from(scale.to(value) + reach) };
}
