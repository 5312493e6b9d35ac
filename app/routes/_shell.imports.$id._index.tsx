import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { can, notFound, requirePermission } from '~/features/access/access.server';
import { AboutCard } from '~/features/imports/about-card';
import { runAgain, takeBack } from '~/features/imports/change-import.server';
import { CountsCard } from '~/features/imports/counts-card';
import { findImportPage, readLinesView } from '~/features/imports/find-import.server';
import { ImportState } from '~/features/imports/import-state';
import { LinesCard } from '~/features/imports/lines-card';
import { LiveProgress } from '~/features/imports/live-progress';
import { isUnderWay } from '~/features/imports/words';

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found ? found.summary.fileName : 'Import'} · Fairlead` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'import');
  const view = readLinesView(request.url);
  const found = await findImportPage(Number(params.id), view);
  if (!found) throw notFound();
  return { ...found, view, mayChange: can(user, 'write', 'import') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user } = await requirePermission(request, 'write', 'import');
  const id = Number(params.id);
  const intent = (await request.formData()).get('intent');
  const refusal =
    intent === 'undo'
      ? await takeBack(id, user.id)
      : intent === 'again'
        ? await runAgain(id)
        : 'Nothing was asked for.';
  if (refusal) return data({ refusal }, { status: 400 });
  return redirect(`/imports/${id}`);
}

export default function Import() {
  const found = useLoaderData<typeof loader>();
  const { summary, progress, view, mayChange } = found;
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <Stack>
      <PageHeader title={summary.fileName} subtitle={`Import ${summary.id}: ${summary.takenFor}`} />
      {refusal && <Notice kind="error">{refusal}</Notice>}
      {isUnderWay(summary.status) ? (
        <Card title={summary.status === 'undoing' ? 'Being taken back' : 'Being loaded'}>
          <LiveProgress importId={summary.id} first={progress} />
        </Card>
      ) : (
        <ImportState summary={summary}>
          {mayChange && found.isKept && (summary.status === 'interrupted' || summary.status === 'failed') && (
            <Form method="post">
              <Button kind="primary" name="intent" value="again">
                Run it again
              </Button>
            </Form>
          )}
        </ImportState>
      )}
      {summary.counts.read > 0 && <CountsCard summary={summary} reasons={found.reasons} />}
      {summary.counts.read > 0 && (
        <LinesCard
          importId={summary.id}
          fileName={summary.fileName}
          lines={found.lines}
          view={view}
          nextFrom={found.nextFrom}
          hasRejected={summary.counts.rejected > 0}
          hasHeld={summary.counts.held > 0}
        />
      )}
      <AboutCard summary={summary} read={found.read} />
      {mayChange && summary.status === 'loaded' && (
        <Form method="post">
          <ConfirmButton
            label="Take this import back"
            question="Its rows go, and what they replaced returns. Rows that a later file said as well stay with that file. The import stays in the history; the file can be loaded again."
            confirmLabel="Yes, take it back"
            name="intent"
            value="undo"
          />
        </Form>
      )}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
