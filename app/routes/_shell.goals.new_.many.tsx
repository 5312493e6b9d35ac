import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useFetcher, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Grid, Stack } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { notFound, requirePermission } from '~/features/access/access.server';
import { requireGoalOwner, requireGroupPeople } from '~/features/goals/goal-access.server';
import {
  answerGroupForm,
  findGroupDefaults,
  type MemberLine,
  readGroup,
} from '~/features/goals/group/group-goal.server';
import { GroupPanel } from '~/features/goals/group/group-panel';
import { ChooseGoalForm } from '~/features/goals/new/choose-goal-form';
import { GoalForm } from '~/features/goals/new/goal-form';
import { groupFormSchema } from '~/features/goals/new/goal-form-fields.server';
import { chosenOf, findGoalChoices } from '~/features/goals/new/new-goal.server';
import { readNewGoal } from '~/features/goals/new/new-goal-address';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'New goal for several people · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'write', 'goal');
  const { metric, scope } = readNewGoal(request.url);
  const { teamId } = scope;
  if (teamId === null) throw notFound();
  await requireGoalOwner(request, { employeeId: null, teamId }, 'write');
  const db = await getDb();
  const asOf = await centerToday(db);
  const defaults = await findGroupDefaults(db, { metric, scope: { ...scope, teamId }, today: asOf });
  const noun = metric.sampleNoun[1];
  return { chosen: chosenOf({ metric, scope }), noun, defaults, ...(await findGoalChoices(db, user, asOf)) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'goal');
  const typed = readGroup(await readSubmission(request, groupFormSchema));
  const { read, isSetting } = typed;
  if (read) await requireGroupPeople(request, read.input);
  const answer = await answerGroupForm(await getDb(), user, typed);
  if (answer.id !== null) return redirectSaved(`/goals/groups/${answer.id}`, 'goalsSet');
  const isBad = isSetting || Object.keys(answer.result.error ?? {}).length > 0;
  const { result, members, suggestions } = answer;
  return data({ result, members, suggestions }, { status: isBad ? 400 : 200 });
});

export default function NewGoalForMany() {
  const { chosen, choices, defaults, noun, pillars } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const key = Object.values(chosen).join(' ');
  const judgeKey = `judge many ${key}`;
  const judged = useFetcher<{ members: MemberLine[] }>({ key: judgeKey }).data;
  const members = judged?.members ?? answer?.members ?? defaults.members;
  return (
    <>
      <PageHeader
        title="Set a goal for several people"
        subtitle="Same target and dates for everyone. Each person keeps their own baseline."
      />
      <Grid columns="main-aside">
        <Stack>
          <Card title="Team and metric" question="Which team, and which contacts count.">
            <ChooseGoalForm key={key} choices={choices} chosen={chosen} isForEach />
          </Card>
          <Card title="Goal details" question="Target, dates and a safeguard against side effects.">
            {defaults.people.length > 0 ? (
              <GoalForm
                key={key}
                fields={defaults.fields}
                baselineText={defaults.baselineText && `${defaults.baselineText}, for the team`}
                pillars={pillars}
                judgeKey={judgeKey}
                judgeTo="/goals/judge/many"
                suggestions={answer?.suggestions ?? defaults.suggestions}
                people={defaults.people}
              />
            ) : (
              <EmptyState title="No one is in this team today">Choose another team or a person.</EmptyState>
            )}
          </Card>
        </Stack>
        <div aria-live="polite">
          <Card title="Who can get this goal" question="Based on each person’s own data.">
            <GroupPanel members={members} noun={noun} />
          </Card>
        </div>
      </Grid>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
