import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { drawer } from '~/charts/drawing.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { can, requirePermission } from '~/features/access/access.server';
import { ArrivalsCard } from '~/features/data-health/arrivals-card';
import { CalendarCard } from '~/features/data-health/calendar-card';
import { findDataHealth } from '~/features/data-health/data-health.server';
import { drawRefused } from '~/features/data-health/draw-refused.server';
import { FindingsCard } from '~/features/data-health/findings-card';
import { RefusedCard } from '~/features/data-health/refused-card';
import { SilentCard } from '~/features/data-health/silent-card';

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

export default function DataHealthPage() {
  const { health, mayLoad, mayOpenPeople } = useLoaderData<typeof loader>();
  return (
    <Stack>
      <PageHeader title="Data health" subtitle="Late, missing and suspicious data." />
      {health?.inbox?.problem && <Notice kind="warn">{health.inbox.problem}</Notice>}
      {health ? (
        <>
          <FindingsCard findings={health.findings} />
          <ArrivalsCard reports={health.reports} timeZone={health.timeZone} />
          {health.calendar.length > 0 && <CalendarCard calendar={health.calendar} weekStart={health.weekStart} />}
          <RefusedCard refused={health.refused} />
          <SilentCard silent={health.silent} mayOpen={mayOpenPeople} />
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
