import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Day, Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { getDb } from '~/db.server';
import { can } from '~/features/access/access.server';
import { requireLearningGoal } from '~/features/goals/goal-access.server';
import { CloseLearningCard, EvidenceCard } from '~/features/goals/learning/learning-cards';
import { learningPageForms } from '~/features/goals/learning/learning-forms.server';
import { addEvidence, closeLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { LearningTag } from '~/features/goals/learning/learning-list';
import { findLearningPage } from '~/features/goals/learning/learning-page.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { intentOf, readSubmission, refuse } from '~/server/parse-form.server';

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
  const submission = await readSubmission(request, learningPageForms);
  const isEvidence = intentOf(submission) === 'evidence';
  const { user, row } = await requireLearningGoal(request, id, isEvidence ? 'evidence' : 'close');
  if (submission.status !== 'success') return refuse(submission);
  const act = isEvidence ? addEvidence : closeLearningGoal;
  const errors = await act(await getDb(), user, { row, typed: submission.value });
  if (errors !== null) return refuse(submission, errors);
  return redirectSaved(`/goals/learning/${id}`, isEvidence ? 'evidenceAdded' : 'goalClosed');
});

export default function LearningGoal() {
  const { goal, canWrite, canAdd } = useLoaderData<typeof loader>();
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
        <RefusedNotice />
        {goal.closedAt !== null && (
          <Notice title={goal.isReached ? 'Learned' : 'Closed, not learned yet'}>
            <Instant at={goal.closedAt} />: {goal.closedNote}
          </Notice>
        )}
        {goal.reason && <p className="soft">Reason for a 4th goal: {goal.reason}</p>}
        <EvidenceCard goal={goal} canAdd={canAdd} />
        {canWrite && goal.isLive && <CloseLearningCard goal={goal} />}
      </Stack>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
