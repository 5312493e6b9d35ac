import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { getDb } from '~/db.server';
import {
  type Access,
  notFound,
  requirePermission,
  visibleEmployeeIds,
  visibleTeamIds,
} from '~/features/access/access.server';
import { findEventChoices } from '~/features/events/event-choices.server';
import { EventForm } from '~/features/events/event-form';
import { eventForms } from '~/features/events/event-forms.server';
import { NEW_EVENT } from '~/features/events/new-event-address';
import { recordEvent, takeBackLogged } from '~/features/events/record-event.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Log an event · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'write', 'event');
  const [about] = Object.entries(NEW_EVENT.read(request.url)).filter(([, id]) => id !== null);
  return {
    choices: await choicesOf(user),
    about: about?.join('-') ?? '',
    today: await centerToday(await getDb()),
  };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'event');
  const choices = await choicesOf(user);
  const db = await getDb();
  const today = await centerToday(db);
  const submission = await readSubmission(request, eventForms(today));
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  if (form.intent === 'take-back') {
    const done = await takeBackLogged(db, { user, choices, id: form.id });
    if (!done) throw notFound('This event was already removed.');
    return redirectSaved(done.to, 'eventWithdrawn');
  }
  const result = await recordEvent(db, form, { user, choices });
  return 'to' in result ? redirectSaved(result.to, 'eventLogged', result.id) : refuse(submission, result.errors);
});

export default function NewEvent() {
  const { choices, about, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Log an event" subtitle="Events explain changes on charts, and can start new baselines." />
      <RefusedNotice />
      <Card title="What happened" question="It appears on the charts of everyone involved.">
        <EventForm choices={choices} about={about} today={today} />
      </Card>
    </>
  );
}

async function choicesOf(user: Access['user']) {
  const db = await getDb();
  return findEventChoices(db, {
    asOf: await centerToday(db),
    employeeIds: await visibleEmployeeIds(user, 'event'),
    teamIds: await visibleTeamIds(user, 'event'),
  });
}

export { PageError as ErrorBoundary } from '~/components/page-error';
