import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Day, Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { can } from '~/features/access/access.server';
import { requireLearningGoal } from '~/features/goals/goal-access.server';
import { CloseLearningCard, EvidenceCard, type LearningAnswer } from '~/features/goals/learning/learning-cards';
import { addEvidence, closeLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { LearningTag } from '~/features/goals/learning/learning-list';
import { findLearningPage } from '~/features/goals/learning/learning-page.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm, textsOf } from '~/server/read-form.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.ownerName}: ${data.goal.title} · Fairlead` : 'Goal · Fairlead' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, row } = await requireLearningGoal(request, Number(params.id));
  const canWrite = can(user, 'write', 'goal');
  const isOwn = row.employee_id === user.employeeId && can(user, 'write', 'goal_note');
  const db = await getDb();
  return { goal: await findLearningPage(db, row, await centerToday(db)), canWrite, canAdd: canWrite || isOwn };
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const id = Number(params.id);
  await requireLearningGoal(request, id);
  const typed = textsOf(await readForm(request));
  const isEvidence = typed.intent === 'evidence';
  const { user, row } = await requireLearningGoal(request, id, isEvidence ? 'evidence' : 'close');
  const act = isEvidence ? addEvidence : closeLearningGoal;
  const errors = await act(await getDb(), user, { row, typed });
  if (errors !== null) return data<LearningAnswer>({ typed, errors }, { status: 400 });
  return redirectSaved(`/goals/learning/${id}`, isEvidence ? 'evidenceAdded' : 'goalClosed');
});

export default function LearningGoal() {
  const { goal, canWrite, canAdd } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={goal.title}
        subtitle={
          <>
            <Link to={`/people/${goal.employeeId}`}>{goal.ownerName}</Link> · due <Day date={goal.dueDate} />. Set by{' '}
            {goal.creatorName}.{goal.pillarName && ` Supports “${goal.pillarName}”.`}
          </>
        }
        actions={<LearningTag goal={goal} />}
      />
      <Stack>
        {answer?.errors[''] && <Notice kind="error">{answer.errors[''].join(' ')}</Notice>}
        {goal.closedAt !== null && (
          <Notice title={goal.isReached ? 'Learned' : 'Closed, not learned yet'}>
            <Instant at={goal.closedAt} />: {goal.closedNote}
          </Notice>
        )}
        {goal.reason && <p className="soft">Reason for a 4th goal: {goal.reason}</p>}
        <EvidenceCard goal={goal} canAdd={canAdd} answer={answer} />
        {canWrite && goal.isLive && <CloseLearningCard goal={goal} answer={answer} />}
      </Stack>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
