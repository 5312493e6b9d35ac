import type { Db } from 'db/open';
import { findEvents } from 'db/queries/events';
import { findQueueNames } from 'db/queries/people';
import { addDays } from '~/clock';
import { likelyCause } from './causes';
import { describeSystem, type Finding } from './findings';
import type { CenterJudgement } from './judge-center.server';

/** The changes that belong to queues, in words; only those of the queues given where some are given. */
export async function findSystemFindings(
  db: Db,
  judgement: CenterJudgement,
  queueIds?: ReadonlySet<number>,
): Promise<Finding[]> {
  const names = await findQueueNames(db);
  const events = await findEvents(db, { from: addDays(judgement.span.from, -7), to: judgement.asOf });
  return judgement.system
    .filter(({ queue }) => !queueIds || queueIds.has(queue))
    .map((finding) =>
      describeSystem(finding, names.get(finding.queue) ?? 'a queue', likelyCause(finding, events)?.title ?? null),
    );
}
