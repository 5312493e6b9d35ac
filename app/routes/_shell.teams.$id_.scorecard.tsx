import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { earlierOf } from '~/clock';
import { Grid } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { notFound, requireTeam } from '~/features/access/access.server';
import { ScoreChangesCard, scoreChangesTable } from '~/features/scorecards/changes-card';
import { findTeamCards } from '~/features/scorecards/find-team-cards.server';
import { MadeOfCard, madeOfTable } from '~/features/scorecards/made-of-card';
import { NoCard } from '~/features/scorecards/no-card';
import { PeopleScoresCard, peopleScoresTable } from '~/features/scorecards/people-scores-card';
import { ReadingCard } from '~/features/scorecards/reading-card';
import { ScorePeriodPicker } from '~/features/scorecards/score-period-picker';
import { findShownPeriod } from '~/features/scorecards/scorecard-versions.server';
import { WholeCard } from '~/features/scorecards/whole-card';
import { nameOf } from '~/features/teams/team-name';

export const meta: MetaFunction = () => [{ title: 'Team’s scorecard · Fairlead' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = Number.isSafeInteger(Number(params.id)) ? Number(params.id) : -1;
  const { user, scope } = await requireTeam(request, id, 'read', 'scorecard');
  const db = await getDb();
  const asOf = await centerToday(db);
  const { period, periods } = await findShownPeriod(db, { url: request.url, asOf });
  const page = await findTeamCards(db, user, { id, period, asOf, mayNamePeople: scope !== 'own' });
  if (!page) throw notFound();
  return { page, period, periods, asOf, mayOpenRows: scope !== 'own' };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ page, period, asOf, mayOpenRows }: Loaded<typeof loader>) {
  const { team, card: found, people } = page;
  const scope = mayOpenRows ? { teamId: team.id, from: period.from, to: earlierOf(period.to, asOf) } : null;
  return {
    title: `${nameOf(team)}: scorecard`,
    days: period.key,
    tables: {
      people: found && peopleScoresTable(people, period),
      madeOf: found && madeOfTable({ ...found, scope }),
      changes: found && scoreChangesTable(found, period),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function TeamScorecard() {
  const loaded = useLoaderData<typeof loader>();
  const { page, period, periods, asOf } = loaded;
  const { title, tables } = filesOf(loaded);
  const { team, card: found } = page;
  const isRunning = period.to >= asOf;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            <Link to={`/teams/${team.id}`}>{nameOf(team)}</Link> · {period.label}
            {isRunning && ', so far'}
          </>
        }
        actions={<ScorePeriodPicker period={period} periods={periods} />}
      />
      {found ? (
        <Grid>
          {tables.people && <PeopleScoresCard table={tables.people} />}
          <Grid columns="main-aside">
            <WholeCard found={found} name="the team" />
            <ReadingCard found={found} isRunning={isRunning} />
          </Grid>
          {tables.madeOf && <MadeOfCard table={tables.madeOf} />}
          {tables.changes && <ScoreChangesCard found={found} table={tables.changes} />}
        </Grid>
      ) : (
        <NoCard period={period} />
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
