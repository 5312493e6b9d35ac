import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { Table } from '~/components/table';
import { getReader } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { EFFECTS } from '~/features/effects/effects-filter';
import { EffectsFilterForm } from '~/features/effects/effects-filter-form';
import { effectsTable } from '~/features/effects/effects-table';
import { findEffects, PAGE_SIZE } from '~/features/effects/find-effects.server';

export const meta: MetaFunction = () => [{ title: 'Coaching impact · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'effect');
  const filter = EFFECTS.read(request.url);
  const reader = await getReader();
  const asOf = await centerToday(reader);
  return { filter, pageSize: PAGE_SIZE, ...(await findEffects(reader, user, { filter, asOf })) };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ effects }: Loaded<typeof loader>) {
  return { title: 'Coaching impact', tables: { effects: effects.length > 0 && effectsTable(effects) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Effects() {
  const found = useLoaderData<typeof loader>();
  const { filter, teams, total, page, pageSize } = found;
  const { title, tables } = filesOf(found);
  return (
    <>
      <PageHeader
        title={title}
        subtitle="What changed after trainings, sessions and process changes, compared with similar people."
      />
      <Card>
        <EffectsFilterForm key={JSON.stringify(filter)} filter={filter} teams={teams} />
      </Card>
      {tables.effects ? (
        <Card
          title="Did it help?"
          question="Bad weeks pass by themselves, so we exclude the weeks just before each event."
        >
          <Table table={tables.effects} />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            href={(to) => `/effects${EFFECTS.write({ ...filter, page: to })}`}
            noun={total === 1 ? 'event' : 'events'}
          />
        </Card>
      ) : (
        <Card>
          <EmptyState
            title={`Nothing like this in the last ${filter.weeks} weeks`}
            action={<LinkButton to={`/effects${EFFECTS.write({ weeks: 52 })}`}>Show the last 52 weeks</LinkButton>}
          >
            Trainings, coaching sessions and process changes appear here, with their results, once they are logged or
            loaded.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
