import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { daysOf, PERIOD, PERIODS, periodOf } from '~/address/period';
import { centerToday } from '~/center-day.server';
import { drawer } from '~/charts/drawing.server';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Why } from '~/components/disclosure';
import { EmptyState } from '~/components/empty-state';
import { Grid } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageError } from '~/components/page-error';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { PeriodPicker } from '~/components/period-picker';
import { getDb } from '~/db.server';
import { can, notFound, requirePerson } from '~/features/access/access.server';
import { findEffectLinks } from '~/features/effects/effect-links.server';
import { findPersonEffects } from '~/features/effects/person-effects.server';
import { PersonEffectsCard } from '~/features/effects/person-effects-card';
import { NEW_EVENT } from '~/features/events/new-event-address';
import { GoalCard, goalChartTable } from '~/features/goals/judging/goal-card';
import { NEW_GOAL } from '~/features/goals/new/new-goal-address';
import { MERGES } from '~/features/held/person-choice';
import { drawPerson } from '~/features/people/draw-person.server';
import { FiguresCard, figuresTable } from '~/features/people/figures-card';
import { findPerson, PERSON_METRICS } from '~/features/people/find-person.server';
import { followMerge } from '~/features/people/follow-merge.server';
import { MetricChartCard, metricChartTable } from '~/features/people/metric-chart-card';
import { PersonBrief } from '~/features/people/person-brief';
import { ReviewsCard, reviewsTable } from '~/features/people/reviews-card';
import { tenureOf } from '~/features/people/tenure';
import { hasCard } from '~/features/scorecards/has-card.server';
import { FindingList } from '~/features/verdicts/finding-list';
import { SystemStories } from '~/features/verdicts/system-stories';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.person.name ?? 'Person'} · Fairlead` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = Number(params.id);
  if (Number.isSafeInteger(id)) await followMerge(request, id);
  const { user } = await requirePerson(request, Number.isSafeInteger(id) ? id : -1);
  const db = await getDb();
  const asOf = await centerToday(db);
  const period = periodOf(PERIOD.read(request.url), asOf);
  const effectLinks = await findEffectLinks(db, user, { person: id, asOf });
  const page = await findPerson(db, user, { id, asOf, period, effectLinks });
  if (!page) throw notFound();
  return {
    page: drawPerson(page, { draw: drawer(context), user }),
    followed: can(user, 'read', 'effect') ? await findPersonEffects(db, user, { id, asOf }) : [],
    asOf,
    period,
    hasCard: await hasCard(user),
    canSetGoal: can(user, 'write', 'goal'),
    canRecord: can(user, 'write', 'event'),
    canMerge: can(user, 'write', 'person_record'),
    metricIds: PERSON_METRICS,
  };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ page, period, metricIds }: Loaded<typeof loader>) {
  const { person, goals, judged, figures, sections } = page;
  return {
    title: person.name,
    days: daysOf(period),
    tables: {
      goals: goals.flatMap(goalChartTable),
      charts: judged ? judged.charts.flatMap(metricChartTable) : [],
      figures: figuresTable({ metricIds, figures, period, scope: { personId: person.id } }),
      reviews: reviewsTable(sections),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function PersonRoute() {
  const found = useLoaderData<typeof loader>();
  const { page, followed, asOf, period, hasCard, canSetGoal, canRecord, canMerge } = found;
  const { title, tables } = filesOf(found);
  const { person, judged, goals } = page;
  const subtitle = [
    person.jobTitle,
    person.teamName ?? 'in no team today',
    page.queues.join(', '),
    page.channels.join(' & '),
    person.isContractor && 'contractor',
    tenureOf(person.hiredDate, asOf),
  ];
  return (
    <>
      <PageHeader
        title={title}
        subtitle={subtitle.filter(Boolean).join(' · ')}
        actions={
          <>
            <PeriodPicker period={period.period} periods={PERIODS} from={period.from} to={period.to} />
            {hasCard && <LinkButton to={`/people/${person.id}/scorecard`}>Scorecard</LinkButton>}
            {canMerge && (
              <LinkButton to={`/imports/people/merge${MERGES.write({ keep: person.id })}`}>
                Same person twice?
              </LinkButton>
            )}
            {canRecord && (
              <LinkButton to={`/events/new${NEW_EVENT.write({ person: person.id })}`}>Log an event</LinkButton>
            )}
            {canSetGoal && (
              <LinkButton kind="primary" to={`/goals/new${NEW_GOAL.write({ person: person.id })}`}>
                New goal
              </LinkButton>
            )}
          </>
        }
      />
      {person.leftDate && person.leftDate <= asOf && (
        <Notice kind="info" title={`${person.name} has left`}>
          The figures stay. Nothing is judged any more.
        </Notice>
      )}
      {page.isPartHidden && (
        <Notice kind="info" title={`Some days of ${person.name} are not shown`}>
          You only see days in teams that you lead, or led at the time.
        </Notice>
      )}
      {judged && judged.charts.length > 0 && <PersonBrief name={person.name} judged={judged} />}
      <Grid columns="two" isEven isFilled>
        {goals.length > 0 ? (
          goals.map((goal) => <GoalCard key={goal.id} goal={goal} />)
        ) : (
          <Card title="Goals" question="What both sides agreed on.">
            <EmptyState
              title="No active goal"
              action={
                canSetGoal && (
                  <LinkButton to={`/goals/new${NEW_GOAL.write({ person: person.id })}`}>Set a goal</LinkButton>
                )
              }
            >
              A goal says what, by how much and by when. It always shows how likely it is.
            </EmptyState>
          </Card>
        )}
        <Card title="What really changed" question="Only real changes.">
          {judged && judged.findings.length + judged.signs.length + judged.system.length > 0 ? (
            <>
              <FindingList findings={judged.findings} evidence="Chart" />
              {judged.signs.length > 0 && (
                <>
                  <h3 className="card-title">First signs</h3>
                  <FindingList findings={judged.signs} evidence="Chart" areSigns />
                  <p className="soft">Too early to tell. Check again next week.</p>
                  <Why>Among all the team’s charts, some show this much by chance.</Why>
                </>
              )}
              {judged.system.length > 0 && (
                <>
                  <h3 className="card-title">Queue-wide, not about {person.name}</h3>
                  <SystemStories stories={judged.system} />
                </>
              )}
            </>
          ) : (
            <p className="soft">No clear changes.</p>
          )}
        </Card>
        {followed.length > 0 && <PersonEffectsCard personId={person.id} effects={followed} />}
      </Grid>
      {judged && judged.charts.length > 0 && (
        <div>
          <h2 className="section-title">Week by week</h2>
          <p className="soft">Each dot is a week. Gray is the expected range; colored weeks are real changes.</p>
          <Why>The expected range allows for what others in the same queues saw.</Why>
        </div>
      )}
      <Grid columns="two" isEven>
        {judged?.charts.map((chart) => (
          <MetricChartCard
            key={chart.metricId}
            chart={chart}
            isNew={judged.isNew}
            personId={person.id}
            goal={goals.find((goal) => goal.metricId === chart.metricId)?.target ?? null}
          />
        ))}
      </Grid>
      <Grid>
        <FiguresCard period={period} table={tables.figures} />
        <ReviewsCard table={tables.reviews} />
      </Grid>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
