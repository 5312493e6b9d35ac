import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { findSpread } from '~/features/scorecards/find-spread.server';
import { SpreadCard } from '~/features/scorecards/spread-card';
import { VersionForm } from '~/features/scorecards/version-form';
import { findVersionForm } from '~/features/scorecards/version-form-page.server';
import { answerVersionForm } from '~/features/scorecards/write-version.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'New version of the scorecard · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'scorecard');
  const db = await getDb();
  const asOf = await centerToday(db);
  return { ...(await findVersionForm(db, asOf)), spread: await findSpread(db, asOf) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'scorecard');
  const { id, result } = await answerVersionForm(await getDb(), user, await readForm(request));
  if (id !== null) return redirect('/scorecard');
  return data({ result }, { status: result.status === 'error' ? 400 : 200 });
});

export default function NewVersion() {
  const { fields, quarters, metrics, isFirst, spread } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Stack>
      <PageHeader
        title="New version of the scorecard"
        subtitle="It applies from the first day of a quarter on; what has begun keeps its version."
      />
      <Card
        title="What it is made of"
        question="Weights add up to 100 percent, of the pillars and within each. Shares are typed in percent (85), times in minutes and seconds (5:10), scores as they are (4.20). A range, such as handle time, takes all four figures: too short is no better than too long. Only what a person controls can count: nothing that staffing and demand decide."
      >
        {isFirst && (
          <p className="soft">
            It is the first: it may apply to the running quarter and to some before it, too, and can then be taken back
            until the end of today.
          </p>
        )}
        <VersionForm fields={fields} result={answer?.result} quarters={quarters} metrics={metrics} />
      </Card>
      <SpreadCard spread={spread} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
