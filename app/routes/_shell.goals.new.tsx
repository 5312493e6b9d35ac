import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useFetcher, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Grid, Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { requireGoalOwner } from '~/features/goals/goal-access.server';
import { NEW_LEARNING_GOAL } from '~/features/goals/learning/learning-address';
import { findNewcomer } from '~/features/goals/learning/learning-page.server';
import { ChooseGoalForm } from '~/features/goals/new/choose-goal-form';
import { findGoalDefaults } from '~/features/goals/new/goal-defaults.server';
import { GoalForm } from '~/features/goals/new/goal-form';
import { goalFormSchema } from '~/features/goals/new/goal-form-fields.server';
import { answerGoalForm, chosenOf, findGoalChoices, readGoal } from '~/features/goals/new/new-goal.server';
import { readNewGoal } from '~/features/goals/new/new-goal-address';
import { SmartPanel } from '~/features/goals/new/smart-panel';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { readSubmission } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'New goal · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'write', 'goal');
  const { metric, scope, isForEach } = readNewGoal(request.url);
  if (isForEach) throw redirect(`/goals/new/many${new URL(request.url).search}`);
  const hasOwner = scope.employeeId !== null || scope.teamId !== null;
  if (hasOwner) await requireGoalOwner(request, scope, 'write');
  const db = await getDb();
  const asOf = await centerToday(db);
  const chosen = chosenOf({ metric, scope });
  const defaults = hasOwner ? await findGoalDefaults(db, { metric, scope, today: asOf }) : null;
  const newcomer = scope.employeeId === null ? null : await findNewcomer(db, scope.employeeId, asOf);
  return { chosen, defaults, newcomer, ...(await findGoalChoices(db, user, asOf)) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'goal');
  const typed = readGoal(await readSubmission(request, goalFormSchema));
  const { read, isSetting } = typed;
  if (read) {
    const { employeeId = null, teamId = null } = read.input;
    await requireGoalOwner(request, { employeeId, teamId }, 'write');
  }
  const answer = await answerGoalForm(await getDb(), user, typed);
  if (answer.id !== null) return redirectSaved(`/goals/${answer.id}`, 'goalSet');
  const isBad = isSetting || Object.keys(answer.result.error ?? {}).length > 0;
  const { result, checks, suggestions } = answer;
  return data({ result, checks, suggestions }, { status: isBad ? 400 : 200 });
});

export default function NewGoal() {
  const { chosen, choices, defaults, newcomer, pillars } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const key = Object.values(chosen).join(' ');
  const judgeKey = `judge ${key}`;
  const judged = useFetcher<{ checks: SmartCheck[] }>({ key: judgeKey }).data;
  const checks = judged?.checks ?? answer?.checks ?? defaults?.checks ?? [];
  return (
    <>
      <PageHeader
        title="New goal"
        subtitle="Values are suggested from recent results. Change anything: checks update as you type."
      />
      <Grid columns="main-aside">
        <Stack>
          {newcomer && (
            <Notice title={`${newcomer} is new`}>
              In the first months, people do better with learning goals than with targets.{' '}
              <Link to={`/goals/learning/new${NEW_LEARNING_GOAL.write({ person: Number(chosen.person) })}`}>
                Set a learning goal instead
              </Link>
            </Notice>
          )}
          <Card title="Owner and metric" question="Who the goal is for, and which contacts count.">
            <ChooseGoalForm key={key} choices={choices} chosen={chosen} />
          </Card>
          {defaults ? (
            <Card title="Goal details" question="Target, dates and a safeguard against side effects.">
              {defaults.errors && <Notice kind="warn">{defaults.errors.join(' ')}</Notice>}
              <GoalForm
                key={key}
                fields={defaults.fields}
                baselineText={defaults.baselineText}
                pillars={pillars}
                judgeKey={judgeKey}
                suggestions={answer?.suggestions ?? defaults.suggestions}
              />
            </Card>
          ) : (
            <Card>
              <EmptyState title="Choose an owner first">Choose a person or a team to see suggested values.</EmptyState>
            </Card>
          )}
        </Stack>
        <div aria-live="polite">
          <Card title="SMART check" question="Based on the data, not on the wording.">
            <SmartPanel checks={checks} />
          </Card>
        </div>
      </Grid>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
