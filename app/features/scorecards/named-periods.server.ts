import { earlierOf } from '~/clock';
import { keepNamed } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import type { ScorePeriod } from './score-period';

type Period = Pick<ScorePeriod, 'key' | 'from' | 'to'>;

/** Of which people and periods the user sees the score by name: a score is of all of its days. */
export async function findNamedPeriods(
  user: SignedInUser,
  { ids, periods, asOf }: { ids: readonly number[]; periods: readonly Period[]; asOf: string },
): Promise<(id: number, period: Pick<Period, 'key'>) => boolean> {
  const named = await keepNamed(user, 'scorecard', {
    items: ids.flatMap((id) => periods.map((period) => ({ id, period }))),
    of: ({ id, period }) => ({ employeeId: id, from: period.from, to: earlierOf(period.to, asOf) }),
  });
  return (id, { key }) => named.some((one) => one.id === id && one.period.key === key);
}
