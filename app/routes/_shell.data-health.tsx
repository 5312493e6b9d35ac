import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { drawer } from '~/charts/drawing.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { can, requirePermission } from '~/features/access/access.server';
import { ArrivalsCard, arrivalsTable } from '~/features/data-health/arrivals-card';
import { CalendarCard, calendarTable } from '~/features/data-health/calendar-card';
import { findDataHealth } from '~/features/data-health/data-health.server';
import { drawRefused } from '~/features/data-health/draw-refused.server';
import { FindingsCard, findingsTable } from '~/features/data-health/findings-card';
import { RefusedCard, refusedTable, refusedWeeksTable } from '~/features/data-health/refused-card';
import { SilentCard, silentTable } from '~/features/data-health/silent-card';

export const meta: MetaFunction = () => [{ title: 'Data health · Fairlead' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'data_health');
  const health = await findDataHealth();
  return {
    health: health && { ...health, refused: drawRefused(health.refused, drawer(context)) },
    mayLoad: can(user, 'write', 'import'),
    mayOpenPeople: can(user, 'read', 'person'),
  };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ health, mayOpenPeople }: Loaded<typeof loader>) {
  return {
    title: 'Data health',
    tables: health
      ? {
          findings: findingsTable(health.findings),
          arrivals: arrivalsTable(health),
          calendar: calendarTable(health),
          refused: refusedTable(health.refused),
          weeks: refusedWeeksTable(health.refused),
          silent: silentTable(health, mayOpenPeople),
        }
      : null,
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function DataHealthPage() {
  const found = useLoaderData<typeof loader>();
  const { health, mayLoad } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader title={title} subtitle="Late, missing and suspicious data." />
      {health?.inbox?.problem && <Notice kind="warn">{health.inbox.problem}</Notice>}
      {health && tables ? (
        <>
          <FindingsCard table={tables.findings} />
          <ArrivalsCard table={tables.arrivals} timeZone={health.timeZone} />
          {tables.calendar && (
            <CalendarCard calendar={health.calendar} weekStart={health.weekStart} table={tables.calendar} />
          )}
          <RefusedCard table={tables.refused} weeks={tables.weeks} />
          <SilentCard table={tables.silent} />
        </>
      ) : (
        <Card>
          <EmptyState
            title="Nothing has been loaded yet"
            action={
              mayLoad && (
                <LinkButton kind="primary" to="/imports/new">
                  Load files
                </LinkButton>
              )
            }
          >
            <p>Once you load files, this page shows late files, missing days and odd values.</p>
          </EmptyState>
        </Card>
      )}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
