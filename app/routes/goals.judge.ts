import type { LoaderFunctionArgs } from '@remix-run/node';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { requireGoalOwner } from '~/features/goals/goal-access.server';
import { draftGoal } from '~/features/goals/new/draft-goal.server';
import { findSuggestions } from '~/features/goals/new/find-suggestions.server';
import { goalFormSchema } from '~/features/goals/new/goal-form-fields.server';
import { readGoal } from '~/features/goals/new/new-goal.server';
import { parseForm } from '~/server/parse-form.server';

/** What the five letters say of a goal that is being typed; nothing is written. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'goal');
  const { read } = readGoal(parseForm(new URL(request.url).searchParams, goalFormSchema));
  if (!read) return Response.json({ checks: [], suggestions: [] });
  const { employeeId = null, teamId = null } = read.input;
  await requireGoalOwner(request, { employeeId, teamId }, 'write');
  const db = await getDb();
  const today = await centerToday(db);
  const { checks, plan } = await draftGoal(db, read.input, today);
  return Response.json({ checks, suggestions: await findSuggestions(db, plan, today) });
}
