import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { FoldedList, Why } from '~/components/disclosure';
import { EmptyState } from '~/components/empty-state';
import { Grid, Stack } from '~/components/grid';
import { PageError } from '~/components/page-error';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { DisclosedTable } from '~/components/table-disclosure';
import { getDb } from '~/db.server';
import { can, requirePermission, requireUser } from '~/features/access/access.server';
import { homeOf } from '~/features/access/menu';
import { AttentionList } from '~/features/today/attention-list';
import { attentionTable } from '~/features/today/attention-table';
import { findToday } from '~/features/today/find-today.server';
import { GoalLine } from '~/features/today/goal-line';
import { TodayBrief } from '~/features/today/today-brief';
import { SignsCard } from '~/features/verdicts/signs-card';
import { SystemStories } from '~/features/verdicts/system-stories';

export const meta: MetaFunction = () => [{ title: 'Today · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  if (!can(user, 'read', 'today')) throw redirect(homeOf(user));
  const { scope } = await requirePermission(request, 'read', 'today');
  const db = await getDb();
  const asOf = await centerToday(db);
  const found = await findToday(db, user, asOf);
  return { today: found, asOf, showTeams: scope === 'all', canImport: can(user, 'write', 'import') };
}

/** How many goals are shown at once, the first due first. */
const MOST_GOALS = 3;

/** The tables that this page draws, and that are its files. */
function filesOf({ today }: Loaded<typeof loader>) {
  return {
    title: 'Today',
    tables: {
      toSee: today && attentionTable('Who to see', today.toSee),
      toThank: today && attentionTable('Who to recognize', today.toThank),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function TodayPage() {
  const loaded = useLoaderData<typeof loader>();
  const { today: found, asOf, showTeams, canImport } = loaded;
  const { title, tables } = filesOf(loaded);
  if (!found) {
    return (
      <>
        <PageHeader title={title} subtitle={formatDay(asOf, 'long')} />
        <EmptyState
          title="Nothing is loaded yet"
          action={
            canImport && (
              <LinkButton kind="primary" to="/imports/new">
                Load exports
              </LinkButton>
            )
          }
        >
          Load the roster first, then calls, tickets and surveys. Today then shows who to see and why.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        subtitle={`${formatDay(asOf, 'long')} · ${found.teamSize} people · complete weeks to ${formatDay(found.comparedTo)}`}
      />
      <TodayBrief today={found} />
      <Grid columns="main-aside">
        <Stack>
          <Card id="see" title="Who to see today" question="Only real changes.">
            {found.toSee.length > 0 ? (
              <>
                <AttentionList people={found.toSee} showTeam={showTeams} />
                <DisclosedTable table={tables.toSee} />
              </>
            ) : (
              <p className="soft">No one needs attention today. All movement is within the usual range.</p>
            )}
          </Card>
          <Card title="Goals needing attention">
            {found.goals.length > 0 ? (
              <>
                <FoldedList
                  className="goal-lines"
                  most={MOST_GOALS}
                  more={(count) => `${count} more ${count === 1 ? 'goal' : 'goals'}`}
                  items={found.goals.map((goal) => <GoalLine key={goal.id} goal={goal} />)}
                />
                <Why>At risk, off track, or due for a check-in this week. Earliest due date first.</Why>
              </>
            ) : (
              <p className="soft">
                None. <Link to="/goals">All goals</Link>
              </p>
            )}
          </Card>
          {found.signs.length > 0 && <SignsCard people={found.signs} luck={found.luck} />}
          {found.newPeople.length > 0 && (
            <Card title="New here" question="Not judged yet.">
              <ul className="plain-list">
                {found.newPeople.map(({ id, name, hiredDate }) => (
                  <li key={id}>
                    <Link to={`/people/${id}`}>{name}</Link>{' '}
                    {hiredDate && <span className="soft">since {formatDay(hiredDate)}</span>}
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Stack>
        <Stack>
          {found.toThank.length > 0 && (
            <Card id="thank" title="Who to recognize" question="Say so, and ask how.">
              <AttentionList people={found.toThank} showTeam={showTeams} />
              <DisclosedTable table={tables.toThank} />
            </Card>
          )}
          <Card id="system" title="Queue-wide changes" question="Not about any one agent.">
            {found.system.length > 0 ? (
              <SystemStories stories={found.system} />
            ) : (
              <p className="soft">No queue changed for everyone who works it.</p>
            )}
          </Card>
        </Stack>
      </Grid>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
