import { keepNamed } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';

/** The new baselines that the user sees: a person's own as what happened to them on its day; a team's always. */
export async function keepNamedBaselines<B extends { employeeId: number | null; fromDate: string }>(
  user: SignedInUser,
  baselines: readonly B[],
): Promise<B[]> {
  return keepNamed(user, 'event', {
    items: baselines,
    of: ({ employeeId, fromDate }) => (employeeId === null ? null : { employeeId, from: fromDate, to: fromDate }),
  });
}
