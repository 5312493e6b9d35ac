import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { controlChartTable } from '~/charts/control-chart';
import { drawer } from '~/charts/drawing.server';
import { Grid, Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { getDb } from '~/db.server';
import { can, notFound, requirePerson } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { startBaseline, takeBackBaseline } from '~/features/baselines/act-on-baseline.server';
import { BaselinesCard, baselinesTable } from '~/features/baselines/baselines-card';
import { CausesCard, causesTable } from '~/features/baselines/causes-card';
import { chartPageForms, GONE } from '~/features/baselines/chart-page-forms.server';
import { drawChartPage } from '~/features/baselines/draw-plain-chart.server';
import { findChartPage } from '~/features/baselines/find-chart-page.server';
import { PlainChartCard } from '~/features/baselines/plain-chart-card';
import { plainPoints } from '~/features/baselines/plain-points';
import { StartBaselineCard } from '~/features/baselines/start-baseline-card';
import { findEffectLinks } from '~/features/effects/effect-links.server';
import { takeBackEvent } from '~/features/events/record-event.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { getMetric } from '~/metrics/catalogue';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.page.person.name}: ${getMetric(data.page.metricId).label} · Fairlead` : 'Chart · Fairlead' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = idOf(params.id);
  const { user } = await requirePerson(request, id);
  const page = await pageOf(user, { id, metricId: params.metric });
  return { page: drawChartPage(page, { draw: drawer(context), user }), canWrite: can(user, 'write', 'event') };
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const id = idOf(params.id);
  const { user } = await requirePerson(request, id, 'write', 'event');
  const page = await pageOf(user, { id, metricId: params.metric });
  const submission = await readSubmission(request, chartPageForms);
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  const db = await getDb();
  const path = `/people/${id}/charts/${page.metricId}`;
  if (form.intent === 'take-back-event') {
    const isOfPage = page.causes.some((cause) => cause.id === form.id);
    if (!isOfPage || !(await takeBackEvent(db, user, form.id))) throw notFound(GONE);
    return redirectSaved(path, 'eventWithdrawn');
  }
  if (form.intent === 'take-back-baseline') {
    const isDone = await takeBackBaseline(db, user, { page, id: form.id });
    if (!isDone) throw notFound(GONE);
    return redirectSaved(path, 'baselineWithdrawn');
  }
  const started = await startBaseline(db, user, { page, form });
  if ('errors' in started) return refuse(submission, started.errors);
  return redirectSaved(path, 'baselineStarted', id, page.metricId, started.id);
});

/** The tables that this page draws, and that are its files. */
function filesOf({ page, canWrite }: Loaded<typeof loader>) {
  const metric = getMetric(page.metricId);
  return {
    title: metric.label,
    tables: {
      chart: controlChartTable({ metric, points: plainPoints(metric, page.chart) }),
      baselines: baselinesTable(page, canWrite),
      causes: causesTable(page, canWrite),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function ChartRoute() {
  const found = useLoaderData<typeof loader>();
  const { page, canWrite } = found;
  const { title, tables } = filesOf(found);
  const metric = getMetric(page.metricId);
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            <Link to={`/people/${page.person.id}#${metric.id}`}>{page.person.name}</Link> · {page.person.teamName}
          </>
        }
      />
      <RefusedNotice />
      <Grid columns="main-aside">
        <Stack>
          <PlainChartCard page={page} metric={metric} />
          <BaselinesCard table={tables.baselines} />
        </Stack>
        <Stack>
          {canWrite && <StartBaselineCard page={page} />}
          <CausesCard table={tables.causes} />
        </Stack>
      </Grid>
    </>
  );
}

const idOf = (text: string | undefined) => (Number.isSafeInteger(Number(text)) ? Number(text) : -1);

async function pageOf(user: SignedInUser, { id, metricId = '' }: { id: number; metricId?: string }) {
  const db = await getDb();
  const asOf = await centerToday(db);
  const effectLinks = await findEffectLinks(db, user, { person: id, asOf });
  const page = await findChartPage(db, user, { id, metricId, asOf, effectLinks });
  if (!page) throw notFound();
  return page;
}

export { PageError as ErrorBoundary } from '~/components/page-error';
