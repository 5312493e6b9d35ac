import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { earlierOf } from '~/clock';
import { Grid } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { getDb } from '~/db.server';
import { notFound, requirePerson } from '~/features/access/access.server';
import { followMerge } from '~/features/people/follow-merge.server';
import { ScoreChangesCard, scoreChangesTable } from '~/features/scorecards/changes-card';
import { findPersonCard } from '~/features/scorecards/find-person-card.server';
import { MadeOfCard, madeOfTable } from '~/features/scorecards/made-of-card';
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

/** The tables that this page draws, and that are its files. */
function filesOf({ page, period, asOf }: Loaded<typeof loader>) {
  const { person, card: found } = page;
  const scope = { personId: person.id, from: period.from, to: earlierOf(period.to, asOf) };
  return {
    title: `${person.name}: scorecard`,
    days: period.key,
    tables: {
      madeOf: found && madeOfTable({ ...found, scope }),
      changes: found && scoreChangesTable(found, period),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function PersonScorecard() {
  const loaded = useLoaderData<typeof loader>();
  const { page, period, periods, asOf } = loaded;
  const { title, tables } = filesOf(loaded);
  const { person, card: found, isNew, system } = page;
  const isRunning = period.to >= asOf;
  return (
    <>
      <PageHeader
        title={title}
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
          {tables.madeOf && <MadeOfCard table={tables.madeOf} />}
          {tables.changes && <ScoreChangesCard found={found} table={tables.changes} />}
        </Grid>
      ) : (
        <NoCard period={period} hiddenOf={page.isHidden ? person.name : null} />
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
