import type { LoaderFunctionArgs } from '@remix-run/node';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { requireGroupPeople } from '~/features/goals/goal-access.server';
import { draftGroup } from '~/features/goals/group/draft-group.server';
import { linesOf, readGroup } from '~/features/goals/group/group-goal.server';
import { findSharedSuggestions } from '~/features/goals/new/find-suggestions.server';
import { groupFormSchema } from '~/features/goals/new/goal-form-fields.server';
import { parseForm } from '~/server/parse-form.server';

/** What a goal that is being typed would be for each of many people; nothing is written. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'goal');
  const { read } = readGroup(parseForm(new URL(request.url).searchParams, groupFormSchema));
  if (!read) return Response.json({ members: [], suggestions: [] });
  await requireGroupPeople(request, read.input);
  const db = await getDb();
  const today = await centerToday(db);
  const { members } = await draftGroup(db, read.input, today);
  const suggestions = await findSharedSuggestions(db, members, { teamId: read.input.teamId, today });
  return Response.json({ members: linesOf(members), suggestions });
}
