import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { can, notFound, requirePermission } from '~/features/access/access.server';
import { AboutCard } from '~/features/imports/about-card';
import { CancelLoad } from '~/features/imports/cancel-load';
import { cancelLoad, runAgain, takeBack } from '~/features/imports/change-import.server';
import { ReplaceOrTakeBack, RunAgain } from '~/features/imports/change-import-form';
import { CountsCard, countsTable } from '~/features/imports/counts-card';
import { findImportPage } from '~/features/imports/find-import.server';
import type { ImportSummary } from '~/features/imports/find-imports.server';
import { requireImport } from '~/features/imports/import-access.server';
import { IMPORT } from '~/features/imports/import-addresses';
import { importButtons } from '~/features/imports/import-buttons.server';
import { ImportState } from '~/features/imports/import-state';
import { LinesCard, linesTable } from '~/features/imports/lines-card';
import { LiveProgress } from '~/features/imports/live-progress';
import { WaitingCard, waitingTable } from '~/features/imports/waiting-card';
import { canBeCancelled, isUnderWay } from '~/features/imports/words';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refusalOf } from '~/server/parse-form.server';

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found ? found.summary.fileName : 'Import'} · Fairlead` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'import');
  const view = IMPORT.read(request.url);
  const found = await findImportPage(Number(params.id), view);
  if (!found) throw notFound();
  return { ...found, view, mayChange: can(user, 'write', 'import') };
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const id = Number(params.id);
  const { user } = await requireImport(request, id, 'write');
  const submission = await readSubmission(request, importButtons);
  const refuse = (refusal: string) => data({ refusal }, { status: 400 });
  if (submission.status !== 'success') return refuse(refusalOf(submission));
  const { intent } = submission.value;
  if (intent === 'again') {
    const result = await runAgain(id, user.id);
    return 'refusal' in result ? refuse(result.refusal) : redirectSaved(`/imports/${result.id}`, 'loadStarted');
  }
  const refusal = await (intent === 'undo' ? takeBack : cancelLoad)(id, user.id);
  if (refusal) return refuse(refusal);
  return redirectSaved(`/imports/${id}`, intent === 'undo' ? 'importUndone' : 'loadCanceled');
});

/** The tables that this page draws, and that are its files. */
function filesOf({ summary, reasons, waiting, lines }: Loaded<typeof loader>) {
  const { id, fileName, counts, forgottenAt } = summary;
  return {
    title: fileName,
    tables: {
      counts: counts.read > 0 && countsTable({ summary, reasons }),
      waiting: waitingTable(waiting),
      lines: counts.read > 0 && forgottenAt === null && linesTable({ importId: id, fileName, lines }),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Import() {
  const found = useLoaderData<typeof loader>();
  const { summary, progress, view, mayChange } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader title={title} subtitle={<Subtitle {...summary} />} />
      <RefusedNotice />
      {isUnderWay(summary.status) ? (
        <Card title={summary.status === 'undoing' ? 'Undoing' : 'Loading'}>
          <LiveProgress importId={summary.id} first={progress} />
          {mayChange && canBeCancelled(summary.status) && !progress?.isCancelling && (
            <CancelLoad importId={summary.id} />
          )}
        </Card>
      ) : (
        <ImportState summary={summary}>
          {mayChange && <RunAgain status={summary.status} isKept={found.isKept} />}
        </ImportState>
      )}
      {tables.counts && <CountsCard read={summary.counts.read} table={tables.counts} />}
      {tables.waiting && <WaitingCard table={tables.waiting} />}
      {tables.lines && (
        <LinesCard
          importId={summary.id}
          table={tables.lines}
          view={view}
          nextFrom={found.nextFrom}
          hasRejected={summary.counts.rejected > 0}
          hasHeld={summary.counts.held > 0}
        />
      )}
      <AboutCard summary={summary} read={found.read} />
      {mayChange && <ReplaceOrTakeBack {...summary} />}
    </Stack>
  );
}

function Subtitle({ id, takenFor, replacesId, replacedById }: ImportSummary) {
  const toOther = (other: number) => <Link to={`/imports/${other}`}>import {other}</Link>;
  return (
    <>
      Import {id}: {takenFor}
      {replacesId !== null && <>; replaces {toOther(replacesId)}</>}
      {replacedById !== null && <>; replaced by {toOther(replacedById)}</>}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
