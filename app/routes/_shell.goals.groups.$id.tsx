import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Table } from '~/components/table';
import { getDb } from '~/db.server';
import { requireGroup } from '~/features/goals/goal-access.server';
import { findGroup } from '~/features/goals/group/find-group.server';
import { groupTable } from '~/features/goals/group/group-table';
import { RefusalsCard } from '~/features/goals/group/refusals-card';
import { VersionNotes } from '~/features/goals/version-notes';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.page.title} · Fairlead` : 'Goals · Fairlead' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, group } = await requireGroup(request, Number(params.id));
  const db = await getDb();
  return { page: await findGroup(db, user, { group, today: await centerToday(db) }) };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ page }: Loaded<typeof loader>) {
  return { title: page.title, tables: { goals: page.goals.length > 0 && groupTable(page) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function GoalGroup() {
  const found = useLoaderData<typeof loader>();
  const { page } = found;
  const { title, tables } = filesOf(found);
  const { goals, refusals, statuses } = page;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            <Link to={`/teams/${page.teamId}`}>{page.teamName}</Link> · {goals.length}{' '}
            {goals.length === 1 ? 'goal' : 'goals'}
            {refusals.length > 0 && `, not set for ${refusals.length}`}. Set by {page.creatorName} on{' '}
            <Day date={page.setOn} />.
          </>
        }
      />
      <Stack>
        <Card
          title="Current status"
          question={
            statuses.map(({ word, count }) => `${count} ${word}`).join(', ') || 'You can’t see any of these goals.'
          }
        >
          <VersionNotes notes={page.versionNotes} />
          {tables.goals && <Table table={tables.goals} />}
        </Card>
        {refusals.length > 0 && <RefusalsCard page={page} />}
      </Stack>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
