import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { getDb } from '~/db.server';
import { can, requirePermission } from '~/features/access/access.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { DefinitionCard, definitionTable } from '~/features/scorecards/definition-card';
import { findScorecardVersions, tellVersions } from '~/features/scorecards/scorecard-versions.server';
import { undoVersion } from '~/features/scorecards/undo-version.server';
import { VersionsCard, versionsTable } from '~/features/scorecards/versions-card';
import { takeBackVersion } from '~/features/scorecards/write-version.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refusalOf } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Scorecard · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, scope } = await requirePermission(request, 'read', 'scorecard');
  const db = await getDb();
  const versions = tellVersions(await findScorecardVersions(db), await centerToday(db));
  const ownTo = scope === 'own' && user.employeeId !== null ? `/people/${user.employeeId}/scorecard` : null;
  return { versions, mayWrite: can(user, 'write', 'scorecard'), ownTo };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'scorecard');
  const submission = await readSubmission(request, undoVersion);
  const refusal =
    submission.status === 'success'
      ? await takeBackVersion(await getDb(), user, submission.value.id)
      : refusalOf(submission);
  return refusal === null ? redirectSaved('/scorecard', 'versionWithdrawn') : data({ refusal }, { status: 400 });
});

/** The tables that this page draws, and that are its files. */
function filesOf({ versions, mayWrite }: Loaded<typeof loader>) {
  const shown = versions.filter(({ state }) => state === 'in force' || state === 'upcoming');
  return {
    title: 'Scorecard',
    shown,
    tables: { definitions: shown.map(definitionTable), history: versionsTable(versions, mayWrite) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function ScorecardRoute() {
  const found = useLoaderData<typeof loader>();
  const { mayWrite, ownTo } = found;
  const { title, shown, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="What counts and how much. The same for everyone, agreed before each quarter."
        actions={
          <>
            {ownTo && <LinkButton to={ownTo}>My scorecard</LinkButton>}
            {mayWrite && (
              <LinkButton kind="primary" to="/scorecard/new">
                New version
              </LinkButton>
            )}
          </>
        }
      />
      <RefusedNotice title="Nothing changed" />
      {shown.map((version, at) => (
        <DefinitionCard key={version.id} version={version} table={tables.definitions[at]!} />
      ))}
      {shown.length === 0 && (
        <Card>
          <EmptyState title="No scorecard yet">
            {mayWrite
              ? 'Create the first version with pillars, their weights and their metrics.'
              : 'Leaders agree on pillars, their weights and their metrics first.'}
          </EmptyState>
        </Card>
      )}
      {tables.history && <VersionsCard table={tables.history} />}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
