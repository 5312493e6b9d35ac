import type { Db } from 'db/open';
import { findNames } from 'db/queries/names';
import { findAllPeople, findAllTeams } from 'db/queries/people';
import { findVision } from 'db/queries/visions';
import { centerToday } from '~/center-day.server';
import { visibleEmployeeIds, visibleTeamIds } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { replyTo, type SubmissionOf } from '~/server/parse-form.server';
import type { GoalInput } from '../goal-input';
import type { GoalChoices } from './choose-goal-form';
import { draftGoal } from './draft-goal.server';
import { findSuggestions } from './find-suggestions.server';
import { formErrors, type goalFormSchema, type groupFormSchema, readGoalForm } from './goal-form-fields.server';
import type { readNewGoal } from './new-goal-address';
import { setGoal } from './set-goal.server';

/** What is chosen, as the form that chooses writes it. */
export function chosenOf({ metric, scope }: Pick<ReturnType<typeof readNewGoal>, 'metric' | 'scope'>) {
  return {
    person: String(scope.employeeId ?? ''),
    team: String(scope.teamId ?? ''),
    metric: metric.id,
    queue: String(scope.queueId ?? ''),
    channel: scope.channel ?? '',
  };
}

/** The people, teams and queues that the user may set a goal for, and the company priorities. */
export async function findGoalChoices(db: Db, user: SignedInUser, today: string) {
  const [people, teams, names, vision, employeeIds, teamIds] = await Promise.all([
    findAllPeople(db, today),
    findAllTeams(db, today),
    findNames(db),
    findVision(db, today),
    visibleEmployeeIds(user, 'goal'),
    visibleTeamIds(user, 'goal'),
  ]);
  const choices: GoalChoices = {
    people: people
      .filter(({ id, teamId }) => teamId !== null && (employeeIds === 'all' || employeeIds.includes(id)))
      .map(({ id, name, teamName }) => ({ id, name, teamName })),
    teams: teams.filter(({ id }) => teamIds === 'all' || teamIds.includes(id)).map(({ id, name }) => ({ id, name })),
    queues: [...names.queue].map(([id, name]) => ({ id, name })),
  };
  return { choices, pillars: vision?.pillars ?? [] };
}

export type GoalSubmission = SubmissionOf<typeof goalFormSchema>;

/** What was typed, as far as it can be read; whose it is, for asking permission before anything else. */
export function readGoal(submission: GoalSubmission) {
  takeSuggestion(submission);
  const fields = submission.status === 'success' ? submission.value : null;
  return { submission, read: fields && readGoalForm(fields), isSetting: isSetting(submission) };
}

/** Types a suggested target where its button sent the form. */
export function takeSuggestion(submission: GoalSubmission | SubmissionOf<typeof groupFormSchema>): void {
  const { take } = submission.payload;
  if (typeof take !== 'string') return;
  submission.payload.target = take;
  if (submission.status === 'success') submission.value.target = take;
}

/** Whether it is to be set; a suggested target is to be looked at first. */
export const isSetting = ({ payload }: Pick<GoalSubmission, 'payload'>) =>
  payload.intent !== 'check' && payload.take === undefined;

/** Judges what was typed and, where that is asked, sets it; answers what the form shows. */
export async function answerGoalForm(
  db: Db,
  user: SignedInUser,
  { submission, read, isSetting }: ReturnType<typeof readGoal>,
) {
  if (!read) return { id: null, checks: [], suggestions: [], result: replyTo(submission) };
  const hasUnread = Object.keys(read.errors).length > 0;
  const today = await centerToday(db);
  const found = isSetting && !hasUnread ? await setGoal(db, user, read.input) : await judge(db, read.input, today);
  if (found.isSet) return { id: found.id, checks: found.checks, suggestions: [], result: replyTo(submission) };
  return {
    id: null,
    checks: found.checks,
    suggestions: await findSuggestions(db, found.plan, today),
    result: replyTo(submission, formErrors(found.errors, read.errors)),
  };
}

async function judge(db: Db, input: GoalInput, today: string) {
  return { isSet: false as const, ...(await draftGoal(db, input, today)) };
}
