import type { Db } from 'db/open';
import { sumFacts } from 'db/queries/sum-facts';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';

/** The queues that these people served in the weeks that the judgement compares over. */
export async function servedQueues(
  db: Db,
  employeeIds: readonly number[],
  { comparedFrom, span }: Pick<CenterJudgement, 'comparedFrom' | 'span'>,
): Promise<Set<number>> {
  const rows = await sumFacts(db, {
    by: ['queue'],
    from: comparedFrom,
    to: span.to,
    employeeIds,
    measures: ['handled_count'],
  });
  return new Set(rows.filter((row) => row.queue !== 0 && row.handled_count > 0).map(({ queue }) => queue));
}
