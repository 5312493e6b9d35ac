import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { requirePermission, requirePerson } from '~/features/access/access.server';
import { NEW_LEARNING_GOAL } from '~/features/goals/learning/learning-address';
import type { LearningAnswer } from '~/features/goals/learning/learning-cards';
import { LearningForm } from '~/features/goals/learning/learning-form';
import { setLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { findLearningForm } from '~/features/goals/learning/learning-page.server';
import { idOf } from '~/features/goals/new/goal-form-fields';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm, textsOf } from '~/server/read-form.server';

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
  const typed = textsOf(await readForm(request));
  const person = idOf(typed.person);
  const refuse = (errors: LearningAnswer['errors']) => data<LearningAnswer>({ typed, errors }, { status: 400 });
  if (person === null) return refuse({ person: ['Choose one person.'] });
  await requirePerson(request, person, 'write', 'goal');
  const { id, errors } = await setLearningGoal(await getDb(), user, typed);
  return id === null ? refuse(errors) : redirectSaved(`/goals/learning/${id}`, 'goalSet');
});

export default function NewLearningGoal() {
  const { fields, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="New learning goal"
        subtitle="For new people: learning first, targets later. Evidence shows what was learned."
      />
      <Card title="Goal details" question="One thing to learn, by when, and how you will both know.">
        <LearningForm {...choices} fields={{ ...fields, ...answer?.typed }} errors={answer?.errors ?? {}} />
      </Card>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
