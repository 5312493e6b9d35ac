import { group } from 'd3-array';
import type { Db } from 'db/open';
import { type EventRow, findEvents } from 'db/queries/events';
import { findQueueNames } from 'db/queries/people';
import { addDays } from '~/clock';
import { formatDays } from '~/components/day';
import { formatValue } from '~/metrics/format';
import type { VerdictKind } from '~/metrics/verdicts/judge';
import type { SystemFinding } from '~/metrics/verdicts/system';
import { likelyCause } from './causes';
import type { CenterJudgement } from './judge-center.server';

/** What happened to one queue in one span of weeks, said once: each metric that moved, for how many people, and the likely cause. */
export interface SystemStory {
  queue: string;
  days: string;
  /** The same, as dates; both inclusive. */
  from: string;
  to: string;
  /** "Hold time rose from 53 s to 1:31", the surest first. */
  moves: { metricId: string; kind: VerdictKind; text: string }[];
  people: number;
  moved: number;
  /** What is on record near its dates; null where nothing is. */
  cause: { title: string; onDate: string } | null;
}

/** The changes that belong to queues, in words; only those of the queues given where some are given. */
export async function findSystemStories(
  db: Db,
  judgement: CenterJudgement,
  queueIds?: ReadonlySet<number>,
): Promise<SystemStory[]> {
  const findings = judgement.system.filter(({ queue }) => !queueIds || queueIds.has(queue));
  if (findings.length === 0) return [];
  const names = await findQueueNames(db);
  const events = await findEvents(db, { from: addDays(judgement.span.from, -7), to: judgement.asOf });
  return [...group(findings, ({ queue }) => queue)].flatMap(([queue, own]) =>
    joinOverlapping(own).map((together) => tell(names.get(queue) ?? 'a queue', together, events)),
  );
}

/** Changes of one queue whose weeks overlap are one story; the surest leads. */
function joinOverlapping(findings: readonly SystemFinding[]): SystemFinding[][] {
  const stories: SystemFinding[][] = [];
  for (const finding of [...findings].sort((a, b) => a.adjustedP - b.adjustedP)) {
    const story = stories.find(([first]) => finding.fromWeek <= first!.toWeek && finding.toWeek >= first!.fromWeek);
    if (story) story.push(finding);
    else stories.push([finding]);
  }
  return stories;
}

function tell(queue: string, story: readonly SystemFinding[], events: readonly EventRow[]): SystemStory {
  const first = story[0]!;
  const cause = likelyCause(first, events);
  const to = addDays(first.toWeek, 6);
  return {
    queue,
    days: formatDays(first.fromWeek, to),
    from: first.fromWeek,
    to,
    moves: story.map(({ metric, kind, before, during }) => ({
      metricId: metric.id,
      kind,
      text: `${metric.label} ${during > before ? 'rose' : 'fell'} from ${formatValue(metric, before)} to ${formatValue(metric, during)}`,
    })),
    people: first.people,
    moved: first.moved,
    cause: cause && { title: cause.title, onDate: cause.onDate },
  };
}
