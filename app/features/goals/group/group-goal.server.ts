import type { Db } from 'db/open';
import { findMemberIds } from 'db/queries/membership-scope';
import { findNames } from 'db/queries/names';
import { centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { formatSample, formatValue } from '~/metrics/format';
import type { GoalMetric } from '~/metrics/goals/goal';
import { replyTo, type SubmissionOf } from '~/server/parse-form.server';
import type { GoalScope } from '../judging/goal-facts.server';
import { findSharedSuggestions } from '../new/find-suggestions.server';
import { findGoalDefaults } from '../new/goal-defaults.server';
import {
  formErrors,
  type GoalFormErrors,
  type GroupFormFields,
  type groupFormSchema,
  idOf,
  readGoalForm,
} from '../new/goal-form-fields.server';
import { isSetting, takeSuggestion } from '../new/new-goal.server';
import { draftGroup, type GroupInput, type MemberDraft } from './draft-group.server';
import { setGroup } from './set-group.server';

/** One person of a group as the form lists them: where they start, how likely the target is, or why it is not for them. */
export interface MemberLine {
  employeeId: number;
  name: string;
  baseline: string | null;
  probability: number | null;
  refusal: { why: string; rowsNeeded: number | null; rowsExpected: number | null } | null;
}

/** A form for everybody in a team that could be sent as it is, and what it says of each. */
export async function findGroupDefaults(
  db: Db,
  { metric, scope, today }: { metric: GoalMetric; scope: GoalScope & { teamId: number }; today: string },
) {
  const [employeeIds, names, { fields, baselineText }] = await Promise.all([
    findMemberIds(db, { teamIds: [scope.teamId], date: today }),
    findNames(db),
    findGoalDefaults(db, { metric, scope, today }),
  ]);
  const people = employeeIds.map((id) => ({ id, name: names.person.get(id) ?? '' }));
  people.sort((a, b) => a.name.localeCompare(b.name));
  const { input } = readGoalForm(fields);
  const { members } = await draftGroup(db, { teamId: scope.teamId, employeeIds, goal: input }, today);
  const suggestions = await findSharedSuggestions(db, members, { teamId: scope.teamId, today });
  return { fields, people, members: linesOf(members), suggestions, baselineText };
}

/** What was typed for many people, as far as it can be read. */
export function readGroup(submission: SubmissionOf<typeof groupFormSchema>) {
  takeSuggestion(submission);
  const fields = submission.status === 'success' ? submission.value : null;
  return { submission, read: fields && readGroupForm(fields), isSetting: isSetting(submission) };
}

function readGroupForm({ people = [], ...fields }: GroupFormFields): { input: GroupInput; errors: GoalFormErrors } {
  const { input, errors } = readGoalForm(fields);
  const employeeIds = [...new Set(people.map(idOf))].filter((id) => id !== null);
  return { input: { teamId: input.teamId ?? 0, employeeIds, goal: input }, errors };
}

/** Judges what was typed for each and, where that is asked, sets it; answers what the form shows. */
export async function answerGroupForm(
  db: Db,
  user: SignedInUser,
  { submission, read, isSetting }: ReturnType<typeof readGroup>,
) {
  if (!read) return { id: null, members: [], suggestions: [], result: replyTo(submission) };
  const hasUnread = Object.keys(read.errors).length > 0;
  const today = await centerToday(db);
  const found = isSetting && !hasUnread ? await setGroup(db, user, read.input) : await judge(db, read.input, today);
  if (found.isSet) return { id: found.id, members: [], suggestions: [], result: replyTo(submission) };
  const { person, ...errors }: GoalFormErrors = formErrors(found.errors, read.errors);
  return {
    id: null,
    members: linesOf(found.members),
    suggestions: await findSharedSuggestions(db, found.members, { teamId: read.input.teamId, today }),
    result: replyTo(submission, { ...errors, ...(person && { people: person }) }),
  };
}

async function judge(db: Db, input: GroupInput, today: string) {
  return { isSet: false as const, ...(await draftGroup(db, input, today)) };
}

/** What the form shows of each, by name. */
export function linesOf(members: readonly MemberDraft[]): MemberLine[] {
  const lines = members.map(({ employeeId, name, plan, refusal }) => ({
    employeeId,
    name,
    baseline:
      plan && plan.baseline.value !== null
        ? `${formatValue(plan.metric, plan.baseline.value)}, ${formatSample(plan.metric, plan.baseline.sample)}`
        : null,
    probability: plan && refusal === null ? plan.progress.probability : null,
    refusal,
  }));
  return lines.sort((a, b) => a.name.localeCompare(b.name));
}
