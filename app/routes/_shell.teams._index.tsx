import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Grid } from '~/components/grid';
import { PageError } from '~/components/page-error';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { DisclosedTable } from '~/components/table-disclosure';
import { getDb } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { findTeams } from '~/features/teams/find-teams.server';
import { teamsTable } from '~/features/teams/teams-table';

export const meta: MetaFunction = () => [{ title: 'Teams · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, scope } = await requirePermission(request, 'read', 'team');
  const db = await getDb();
  const teams = await findTeams(db, user, await centerToday(db));
  const named = scope === 'own' ? teams.map((team) => ({ ...team, people: [], changed: null })) : teams;
  return { teams: named.map((team, index) => ({ ...team, size: teams[index]!.people.length })) };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ teams }: Loaded<typeof loader>) {
  return { title: 'Teams', tables: { teams: teamsTable(teams) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function TeamsPage() {
  const found = useLoaderData<typeof loader>();
  const { teams } = found;
  const { title, tables } = filesOf(found);
  return (
    <>
      <PageHeader title={title} subtitle={`${teams.length} ${teams.length === 1 ? 'team' : 'teams'}`} />
      {teams.length === 0 && (
        <EmptyState title="No team yet">Teams come with the roster file. Ops loads it under Imports.</EmptyState>
      )}
      <Grid columns="two" isEven>
        {teams.map((team) => (
          <Card
            key={team.id}
            title={<Link to={`/teams/${team.id}`}>{team.name}</Link>}
            question={[
              `${team.size} people`,
              team.leaders.length > 0 && `led by ${team.leaders.map(({ name }) => name).join(', ')}`,
              team.changed !== null && (team.changed === 0 ? 'no clear changes' : `${team.changed} with real changes`),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <ul className="name-list">
              {team.people.map((person) => (
                <li key={person.id}>
                  <Link to={`/people/${person.id}`}>{person.name}</Link>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Grid>
      <DisclosedTable table={tables.teams} />
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
