import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { requirePermission, requirePerson } from '~/features/access/access.server';
import { NEW_LEARNING_GOAL } from '~/features/goals/learning/learning-address';
import { LearningForm } from '~/features/goals/learning/learning-form';
import { learningForm } from '~/features/goals/learning/learning-forms.server';
import { setLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { findLearningForm } from '~/features/goals/learning/learning-page.server';
import { idOf } from '~/features/goals/new/goal-form-fields.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'New learning goal · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'write', 'goal');
  const { person } = NEW_LEARNING_GOAL.read(request.url);
  if (person !== null) await requirePerson(request, person, 'write', 'goal');
  const db = await getDb();
  return findLearningForm(db, user, { person, today: await centerToday(db) });
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'goal');
  const submission = await readSubmission(request, learningForm);
  if (submission.status !== 'success') return refuse(submission);
  const person = idOf(submission.value.person);
  if (person === null) return refuse(submission, { person: ['Choose one person.'] });
  await requirePerson(request, person, 'write', 'goal');
  const { id, errors } = await setLearningGoal(await getDb(), user, submission.value);
  return id === null ? refuse(submission, errors) : redirectSaved(`/goals/learning/${id}`, 'goalSet');
});

export default function NewLearningGoal() {
  const { fields, ...choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="New learning goal"
        subtitle="For new people: learning first, targets later. Evidence shows what was learned."
      />
      <Card title="Goal details" question="One thing to learn, by when, and how you will both know.">
        <LearningForm {...choices} defaults={fields} />
      </Card>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
