import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { findSpread } from '~/features/scorecards/find-spread.server';
import { SpreadCard, spreadTable } from '~/features/scorecards/spread-card';
import { VersionForm } from '~/features/scorecards/version-form';
import { versionFormSchema } from '~/features/scorecards/version-form-fields.server';
import { findVersionForm } from '~/features/scorecards/version-form-page.server';
import { answerVersionForm } from '~/features/scorecards/write-version.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'New scorecard version · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'scorecard');
  const db = await getDb();
  const asOf = await centerToday(db);
  return { ...(await findVersionForm(db, asOf)), spread: await findSpread(db, asOf) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'scorecard');
  const { id, result } = await answerVersionForm(await getDb(), user, await readSubmission(request, versionFormSchema));
  if (id !== null) return redirectSaved('/scorecard', 'versionAdded', id);
  return data({ result }, { status: result.status === 'error' ? 400 : 200 });
});

/** The tables that this page draws, and that are its files. */
function filesOf({ spread }: Loaded<typeof loader>) {
  return { title: 'New scorecard version', tables: { spread: spreadTable(spread) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function NewVersion() {
  const found = useLoaderData<typeof loader>();
  const { fields, quarters, metrics, isFirst, spread } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="Applies from the first day of a quarter. Quarters that have begun keep their version."
      />
      <Card
        title="Pillars and metrics"
        question="Weights must add up to 100%, across the pillars and within each pillar."
      >
        <Disclosure label="How to enter values">
          <p className="soft">
            Enter shares in percent (85), times in minutes and seconds (5:10), scores as numbers (4.20). A range, such
            as handle time, needs all four values: too short is as bad as too long. Only metrics that a person controls
            can count, not those that staffing and demand decide.
          </p>
        </Disclosure>
        {isFirst && (
          <p className="soft">
            This is the first version. It may start in the current quarter or an earlier one. You can then undo it until
            the end of today.
          </p>
        )}
        <VersionForm fields={fields} quarters={quarters} metrics={metrics} />
      </Card>
      <SpreadCard period={spread.period} table={tables.spread} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
