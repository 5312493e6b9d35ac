import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { can, requirePermission } from '~/features/access/access.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { CalendarsCard } from '~/features/settings/calendars-card';
import { CenterCard } from '~/features/settings/center-card';
import { actOnSettings, type SettingsAnswer } from '~/features/settings/change-settings.server';
import { ChangesCard, changesTable } from '~/features/settings/changes-card';
import { CountingCard } from '~/features/settings/counting-card';
import { findSettingsPage } from '~/features/settings/find-settings-page.server';
import { HolidaysCard, holidaysTable } from '~/features/settings/holidays-card';
import { PreviewCard } from '~/features/settings/preview-card';
import { SETTINGS } from '~/features/settings/settings-address';
import { settingsForms } from '~/features/settings/settings-forms.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse, replyTo } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Settings · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'setting');
  const { underway: isUnderway } = SETTINGS.read(request.url);
  return { ...(await findSettingsPage()), mayChange: can(user, 'write', 'setting'), isUnderway };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'setting');
  const submission = await readSubmission(request, settingsForms);
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  const answer = await actOnSettings(user, form);
  if (answer === 'done' && form.intent === 'add_holiday')
    return redirectSaved('/settings', 'holidayAdded', form.team, form.date);
  if (answer === 'done') return redirectSaved('/settings', 'settingsSaved');
  if (answer === 'underway') return redirect(`/settings${SETTINGS.write({ underway: true })}`);
  return data({ ...answer, result: replyTo(submission) }, { status: answer.preview ? 200 : 400 });
});

/** The tables that this page draws, and that are its files. */
function filesOf(page: Loaded<typeof loader>) {
  return { title: 'Settings', tables: { holidays: holidaysTable(page), changes: changesTable(page) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function SettingsRoute() {
  const page = useLoaderData<typeof loader>();
  const { title, tables } = filesOf(page);
  const answer = useActionData() as SettingsAnswer | undefined;
  const { mayChange, teams } = page;
  return (
    <Stack>
      <PageHeader title={title} subtitle="How contacts are counted, and when you are open." />
      <RefusedNotice title="Nothing changed" />
      {page.isUnderway && !answer && (
        <Notice title="Applying your change">
          <p>
            All days are being recalculated, after any running import. <Link to="/settings">Refresh</Link> in a moment.
          </p>
        </Notice>
      )}
      {answer?.preview && <PreviewCard preview={answer.preview} />}
      <CenterCard center={page.center} mayChange={mayChange} />
      <CountingCard
        counting={page.counting}
        reasons={page.reasons}
        mayChange={mayChange}
        isPreviewed={answer?.preview !== undefined}
      />
      <CalendarsCard {...page} />
      <HolidaysCard table={tables.holidays} holidays={page.holidays} teams={teams} mayChange={mayChange} />
      <ChangesCard table={tables.changes} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
