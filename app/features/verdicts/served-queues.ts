import type { CenterJudgement } from './judge-center.server';

/** The queues that these people served in the weeks that the judgement compares over, by id. */
export function servedQueues({ served }: Pick<CenterJudgement, 'served'>, employeeIds: readonly number[]): Set<number> {
  return new Set(employeeIds.flatMap((id) => served.get(id) ?? []).sort((a, b) => a - b));
}
