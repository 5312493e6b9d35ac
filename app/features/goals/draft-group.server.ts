import type { Db } from 'db/open';
import { countLiveGoals } from 'db/queries/goals';
import { findNames } from 'db/queries/names';
import { rowsNeeded } from '~/metrics/goals/smart-measurable';
import { tallyOf } from '~/metrics/goals/tally';
import { draftGoal, type GoalDraft, type GoalPlan } from './draft-goal.server';
import { goalSurroundings } from './goal-facts.server';
import { type GoalErrors, type GoalInput, MOST_LIVE_GOALS } from './goal-input';
import { tooMany } from './set-goal.server';

/** One goal for many: the same metric, target and days, each with an own baseline. */
export interface GroupInput {
  teamId: number;
  employeeIds: readonly number[];
  goal: Omit<GoalInput, 'employeeId' | 'teamId'>;
}

/** Why the goal is not for somebody; how many rows the change would take and how many will come, where that is it. */
interface Refusal {
  why: string;
  rowsNeeded: number | null;
  rowsExpected: number | null;
}

export interface MemberDraft {
  employeeId: number;
  name: string;
  plan: GoalPlan | null;
  refusal: Refusal | null;
}

export interface GroupDraft {
  /** What is wrong for everybody alike. */
  errors: GoalErrors;
  members: MemberDraft[];
}

/** Thinks a goal through for each of some people: what is wrong for all stands beside the fields, the rest with who it is wrong for. */
export async function draftGroup(db: Db, { employeeIds, goal }: GroupInput, today: string): Promise<GroupDraft> {
  if (employeeIds.length === 0) return { errors: { employeeId: ['Choose at least one person.'] }, members: [] };
  const surroundings = goalSurroundings(db, today);
  const [names, live, drafts] = await Promise.all([
    findNames(db),
    countLiveGoals(db, employeeIds),
    Promise.all(
      employeeIds.map((employeeId) => draftGoal(db, { ...goal, employeeId, teamId: null }, today, surroundings)),
    ),
  ]);
  const errors = commonErrors(drafts);
  const isReasoned = Boolean(goal.reason?.trim());
  const members = employeeIds.map((employeeId, index) => {
    const draft = drafts[index] as GoalDraft;
    const name = names.person.get(employeeId) ?? '';
    const liveGoals = isReasoned ? 0 : (live.get(employeeId) ?? 0);
    return { employeeId, name, plan: draft.plan, refusal: refusalOf(draft, { name, liveGoals }) };
  });
  return { errors, members };
}

/** What every draft says in the same words: it is the form's doing, nobody's own. */
function commonErrors(drafts: readonly GoalDraft[]): GoalErrors {
  const [first, ...others] = drafts.map(({ errors }) => errors);
  const shared = Object.entries(first ?? {}).filter(([name, words]) =>
    others.every((errors) => errors[name as keyof GoalErrors]?.join() === words.join()),
  );
  return Object.fromEntries(shared);
}

/** Why the goal is not set for somebody: what is wrong, or that chance could not be told from change, or three goals already. */
function refusalOf(
  { errors, checks, plan }: GoalDraft,
  { name, liveGoals }: { name: string; liveGoals: number },
): Refusal | null {
  const refuse = (why: string, counts?: { needed: number; expected: number }): Refusal => ({
    why,
    rowsNeeded: counts?.needed ?? null,
    rowsExpected: counts?.expected ?? null,
  });
  const wrong = Object.values(errors).flat();
  if (wrong.length > 0 || plan === null) return refuse(wrong.join(' '));
  const measurable = checks.find(({ letter }) => letter === 'M');
  if (measurable && measurable.verdict !== 'pass') {
    const tally = tallyOf(plan.metric, plan.baseline.sums);
    const needed = rowsNeeded({ goal: plan.goal, baseline: { tally }, progress: plan.progress });
    const expected = Math.round(plan.progress.planned);
    const isShort = Number.isFinite(needed) && needed > expected;
    return refuse(measurable.sentence, isShort ? { needed, expected } : undefined);
  }
  return liveGoals >= MOST_LIVE_GOALS ? refuse(tooMany(name, liveGoals)) : null;
}
