import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { earlierOf } from '~/clock';
import { Grid } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { notFound, requirePerson } from '~/features/access/access.server';
import { followMerge } from '~/features/people/follow-merge.server';
import { ScoreChangesCard } from '~/features/scorecards/changes-card';
import { findPersonCard } from '~/features/scorecards/find-person-card.server';
import { MadeOfCard } from '~/features/scorecards/made-of-card';
import { NoCard } from '~/features/scorecards/no-card';
import { ReadingCard } from '~/features/scorecards/reading-card';
import { ScorePeriodPicker } from '~/features/scorecards/score-period-picker';
import { findShownPeriod } from '~/features/scorecards/scorecard-versions.server';
import { WholeCard } from '~/features/scorecards/whole-card';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.person.name ?? 'Person'}: scorecard · Fairlead` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = Number.isSafeInteger(Number(params.id)) ? Number(params.id) : -1;
  await followMerge(request, id);
  const { user } = await requirePerson(request, id, 'read', 'scorecard');
  const db = await getDb();
  const asOf = await centerToday(db);
  const { period, periods } = await findShownPeriod(db, { url: request.url, asOf });
  const page = await findPersonCard(db, user, { id, period, asOf });
  if (!page) throw notFound();
  return { page, period, periods, asOf };
}

export default function PersonScorecard() {
  const { page, period, periods, asOf } = useLoaderData<typeof loader>();
  const { person, card: found, isNew, system } = page;
  const isRunning = period.to >= asOf;
  const days = { from: period.from, to: earlierOf(period.to, asOf) };
  return (
    <>
      <PageHeader
        title={`${person.name}: scorecard`}
        subtitle={
          <>
            <Link to={`/people/${person.id}`}>{person.name}</Link> · {person.teamName ?? 'no team today'} ·{' '}
            {period.label}
            {isRunning && ', so far'}
          </>
        }
        actions={<ScorePeriodPicker period={period} periods={periods} />}
      />
      {found ? (
        <Grid>
          <Grid columns="main-aside">
            <WholeCard found={found} name={person.name} />
            <ReadingCard found={found} isRunning={isRunning} person={{ ...person, isNew, system }} />
          </Grid>
          <MadeOfCard card={found.card} scope={{ personId: person.id, ...days }} oldVersions={found.oldVersions} />
          <ScoreChangesCard found={found} period={period} />
        </Grid>
      ) : (
        <NoCard period={period} hiddenOf={page.isHidden ? person.name : null} />
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
