import type { Db } from 'db/open';
import { countLiveGoals } from 'db/queries/goals';
import { findNames } from 'db/queries/names';
import { rowsNeeded } from '~/metrics/goals/smart-measurable';
import { tallyOf } from '~/metrics/goals/tally';
import { type GoalErrors, type GoalInput, MOST_LIVE_GOALS } from '../goal-input';
import { goalSurroundings } from '../judging/goal-facts.server';
import { draftGoal, type GoalDraft, type GoalPlan } from '../new/draft-goal.server';
import { tooMany } from '../new/set-goal.server';

/** One goal for several people: same metric, target and dates, each with their own baseline. */
export interface GroupInput {
  teamId: number;
  employeeIds: readonly number[];
  goal: Omit<GoalInput, 'employeeId' | 'teamId'>;
}

/** Why a person can't get the goal; with rows needed and expected if there are too few. */
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
  /** Errors common to all. */
  errors: GoalErrors;
  members: MemberDraft[];
}

/** Checks a goal for several people: common errors belong to the form’s fields, the rest to the person. */
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

/** Errors that every draft has: they come from the form, not from a person. */
function commonErrors(drafts: readonly GoalDraft[]): GoalErrors {
  const [first, ...others] = drafts.map(({ errors }) => errors);
  const shared = Object.entries(first ?? {}).filter(([name, words]) =>
    others.every((errors) => errors[name as keyof GoalErrors]?.join() === words.join()),
  );
  return Object.fromEntries(shared);
}

/** Why a person can't get the goal: an error, too little data, or three goals already. */
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
