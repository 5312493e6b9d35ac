import { centerTimeZone } from '~/center-day.server';
import { getDb } from '~/db.server';
import { keepNamed } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import { dayOf, today } from '~/zoned-clock.server';

/** The goals that the user sees: a person's own by the day on which it was closed, or today while it is live; a team's always. */
export async function keepNamedGoals<G extends { employee_id: number | null; closed_at: number | null }>(
  user: SignedInUser,
  goals: readonly G[],
): Promise<G[]> {
  const timeZone = await centerTimeZone(await getDb());
  return keepNamed(user, 'goal', {
    items: goals,
    of: ({ employee_id: employeeId, closed_at: closedAt }) => {
      const day = closedAt === null ? today(timeZone) : dayOf(closedAt, timeZone);
      return employeeId === null ? null : { employeeId, from: day, to: day };
    },
  });
}
