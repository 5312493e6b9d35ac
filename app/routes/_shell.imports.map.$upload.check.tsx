import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { drawer } from '~/charts/drawing.server';
import { LinkButton } from '~/components/button';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { notFound, requirePermission } from '~/features/access/access.server';
import { mapPath } from '~/features/imports/map-by-hand';
import {
  DurationsCard,
  daysTable,
  durationsTable,
  LeftOutCard,
  leftOutTable,
  PeopleCard,
  TotalsCard,
  unknownTable,
} from '~/features/mapping/check-cards';
import { CheckProgress } from '~/features/mapping/check-progress';
import { drawCheck } from '~/features/mapping/draw-check.server';
import { findCheckPage } from '~/features/mapping/find-check-page.server';
import { findMappedFile } from '~/features/mapping/find-mapping.server';
import { LoadCard } from '~/features/mapping/load-card';
import { loadMapped } from '~/features/mapping/load-mapped.server';
import { mappedFileForms } from '~/features/mapping/mapping-forms.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Check the file · Fairlead' }];

const GONE = 'This file is no longer stored, or holds no table. Choose it again.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'import');
  const query = new URL(request.url).searchParams;
  const page = await findCheckPage(params.upload ?? '', query, request.signal);
  if (!page) throw notFound(GONE);
  if (page.state === 'open') throw redirect(mapPath(params.upload ?? '', query));
  return page.state === 'done' ? { ...page, found: drawCheck(page.found, drawer(context)) } : page;
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'import');
  const submission = await readSubmission(request, mappedFileForms);
  const file = await findMappedFile(params.upload ?? '', new URL(request.url).searchParams, request.signal);
  if (!file) throw notFound(GONE);
  if (submission.status !== 'success') return refuse(submission);
  const loaded = await loadMapped(file, submission.value, user.id);
  return 'to' in loaded ? redirectSaved(loaded.to, 'loadStarted') : refuse(submission, loaded.errors);
});

/** The tables that this page draws, and that are its files. */
function filesOf(page: Loaded<typeof loader>) {
  const found = page.state === 'done' ? page.found : null;
  return {
    title: 'Check the file',
    tables: {
      days: found && daysTable(found),
      leftOut: found && leftOutTable(found),
      durations: found && durationsTable(found),
      people: found && unknownTable(found),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function CheckFile() {
  const page = useLoaderData<typeof loader>();
  const { title, tables } = filesOf(page);
  const { pathname, search } = useLocation();
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle={`${page.name}: the expected results. Nothing is saved yet.`}
        actions={<LinkButton to={mapPath(page.hash, search.slice(1))}>Back to the columns</LinkButton>}
      />
      {page.state === 'running' && <CheckProgress progress={page.progress} />}
      {page.state === 'failed' && (
        <Notice kind="error" title="The check was interrupted">
          <p>{page.error} Reload this page to check again.</p>
        </Notice>
      )}
      {page.state === 'no_rows' && <Notice>Only headers are available, so there are no rows to check.</Notice>}
      {page.state === 'done' && (
        <>
          <TotalsCard found={page.found} />
          {tables.leftOut && <LeftOutCard table={tables.leftOut} />}
          {tables.durations && <DurationsCard table={tables.durations} />}
          <PeopleCard people={page.found.people} isRosterLoaded={page.found.isRosterLoaded} table={tables.people} />
        </>
      )}
      {(page.state === 'done' || page.state === 'no_rows') && <LoadCard page={page} action={pathname + search} />}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
