import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { earlierOf } from '~/clock';
import { Grid } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { notFound, requireTeam } from '~/features/access/access.server';
import { ScoreChangesCard } from '~/features/scorecards/changes-card';
import { findTeamCards } from '~/features/scorecards/find-team-cards.server';
import { MadeOfCard } from '~/features/scorecards/made-of-card';
import { NoCard } from '~/features/scorecards/no-card';
import { PeopleScoresCard } from '~/features/scorecards/people-scores-card';
import { ReadingCard } from '~/features/scorecards/reading-card';
import { ScorePeriodPicker } from '~/features/scorecards/score-period-picker';
import { findShownPeriod } from '~/features/scorecards/scorecard-versions.server';
import { WholeCard } from '~/features/scorecards/whole-card';

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

export default function TeamScorecard() {
  const { page, period, periods, asOf, mayOpenRows } = useLoaderData<typeof loader>();
  const { team, card: found, people } = page;
  const isRunning = period.to >= asOf;
  const days = { from: period.from, to: earlierOf(period.to, asOf) };
  const name = `Team ${team.name}`.replace('Team Team', 'Team');
  return (
    <>
      <PageHeader
        title={`${name}: scorecard`}
        subtitle={
          <>
            <Link to={`/teams/${team.id}`}>{name}</Link> · {period.label}
            {isRunning && ', so far'}
          </>
        }
        actions={<ScorePeriodPicker period={period} periods={periods} />}
      />
      {found ? (
        <Grid>
          {people.length > 0 && <PeopleScoresCard people={people} period={period} />}
          <Grid columns="main-aside">
            <WholeCard found={found} name="the team" />
            <ReadingCard found={found} isRunning={isRunning} />
          </Grid>
          <MadeOfCard
            card={found.card}
            scope={mayOpenRows ? { teamId: team.id, ...days } : null}
            oldVersions={found.oldVersions}
          />
          <ScoreChangesCard found={found} period={period} />
        </Grid>
      ) : (
        <NoCard period={period} />
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
