import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Table } from '~/components/table';
import { getDb } from '~/db.server';
import { can, requirePermission } from '~/features/access/access.server';
import { LearningList, learningTable } from '~/features/goals/learning/learning-list';
import { findLearningLines } from '~/features/goals/learning/learning-page.server';
import { findGoals } from '~/features/goals/list/find-goals.server';
import { GOALS } from '~/features/goals/list/goals-filter';
import { GoalsFilterForm } from '~/features/goals/list/goals-filter-form';
import { goalsTable } from '~/features/goals/list/goals-table';
import { NEW_GOAL } from '~/features/goals/new/new-goal-address';

export const meta: MetaFunction = () => [{ title: 'Goals · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'goal');
  const filter = GOALS.read(request.url);
  const db = await getDb();
  const asOf = await centerToday(db);
  const [found, learning] = await Promise.all([
    findGoals(db, user, { filter, today: asOf }),
    findLearningLines(db, user, asOf),
  ]);
  return { filter, ...found, learning, canSet: can(user, 'write', 'goal') };
}

const STATES = { live: 'active ', closed: 'closed ', all: '' };

/** The tables that this page draws, and that are its files. */
function filesOf({ goals, learning }: Loaded<typeof loader>) {
  return {
    title: 'Goals',
    tables: { goals: goals.length > 0 && goalsTable(goals), learning: learningTable(learning) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Goals() {
  const found = useLoaderData<typeof loader>();
  const { filter, goals, teams, hidden, canSet } = found;
  const { title, tables } = filesOf(found);
  const worrying = goals.filter(({ needsAttention }) => needsAttention).length;
  const isFiltered = filter.team !== null || filter.metric !== null || filter.status !== null || hidden > 0;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={`${goals.length} ${STATES[filter.state]}${goals.length === 1 ? 'goal' : 'goals'}, ${worrying} ${worrying === 1 ? 'needs' : 'need'} attention`}
        actions={
          canSet && (
            <>
              {teams[0] && (
                <LinkButton to={`/goals/new/many${NEW_GOAL.write({ team: teams[0].id })}`}>
                  Set for several people
                </LinkButton>
              )}
              <LinkButton kind="primary" to="/goals/new">
                New goal
              </LinkButton>
            </>
          )
        }
      />
      <Card>
        <GoalsFilterForm key={JSON.stringify(filter)} filter={filter} teams={teams} />
      </Card>
      {tables.goals ? (
        <Card title="Goals by due date" question="Status and chance of reaching the target, earliest due date first.">
          <Table table={tables.goals} />
        </Card>
      ) : (
        <Card>
          <EmptyState
            title={isFiltered ? 'No matching goals' : 'No goals yet'}
            action={
              isFiltered ? (
                <LinkButton to="/goals">Show all active goals</LinkButton>
              ) : (
                canSet && <LinkButton to="/goals/new">Create a goal</LinkButton>
              )
            }
          >
            A goal sets what to improve, by how much and by when. You always see how likely it is.
          </EmptyState>
        </Card>
      )}
      {tables.learning && <LearningList table={tables.learning} />}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
