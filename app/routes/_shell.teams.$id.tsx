import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { daysOf, PERIODS, periodOf } from '~/address/period';
import { centerToday } from '~/center-day.server';
import { drawer } from '~/charts/drawing.server';
import { Funnel, type FunnelProps, funnelTable } from '~/charts/funnel';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Grid, Stack } from '~/components/grid';
import { PageError } from '~/components/page-error';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { FilterSelect, PeriodPicker } from '~/components/period-picker';
import { getDb } from '~/db.server';
import { can, notFound, requireTeam } from '~/features/access/access.server';
import { NEW_EVENT } from '~/features/events/new-event-address';
import { GoalCard, goalChartTable } from '~/features/goals/judging/goal-card';
import { NEW_GOAL } from '~/features/goals/new/new-goal-address';
import { hasCard } from '~/features/scorecards/has-card.server';
import { compareTable } from '~/features/teams/compare-table';
import { ComplaintsCard, complaintsTable } from '~/features/teams/complaints-card';
import { drawTeam } from '~/features/teams/draw-team.server';
import { COMPARED_METRICS, findTeam, TEAM_METRICS } from '~/features/teams/find-team.server';
import { findTeamBands } from '~/features/teams/find-team-bands.server';
import { funnelLabel } from '~/features/teams/funnel-label';
import { memberTable } from '~/features/teams/member-table';
import { PeopleCard } from '~/features/teams/people-card';
import { TEAM } from '~/features/teams/team-address';
import { TeamBandsCard, teamBandsTable } from '~/features/teams/team-bands-card';
import { TeamBrief } from '~/features/teams/team-brief';
import { nameOf } from '~/features/teams/team-name';
import { SignsCard } from '~/features/verdicts/signs-card';
import { SystemStories } from '~/features/verdicts/system-stories';
import { getMetric } from '~/metrics/catalogue';

export const meta: MetaFunction = () => [{ title: 'Team · Fairlead' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const number = Number(params.id);
  const id = Number.isSafeInteger(number) ? number : -1;
  const { user, scope } = await requireTeam(request, id);
  const db = await getDb();
  const asOf = await centerToday(db);
  const { compare, view, ...asked } = TEAM.read(request.url);
  const period = periodOf(asked, asOf);
  if (scope === 'own') {
    const bands = await findTeamBands(db, { id, asOf, self: user.employeeId });
    if (!bands) throw notFound();
    return {
      page: null,
      bands,
      period,
      compare: null,
      view,
      hasCard: await hasCard(user),
      canSetGoal: false,
      canRecord: false,
      metricIds: TEAM_METRICS,
      compared: COMPARED_METRICS,
    };
  }
  const page = await findTeam(db, user, { id, asOf, period, compare, view });
  if (!page) throw notFound();
  return {
    page: drawTeam(page, { draw: drawer(context), user, compare }),
    bands: null,
    period,
    compare,
    view,
    hasCard: await hasCard(user),
    canSetGoal: can(user, 'write', 'goal'),
    canRecord: can(user, 'write', 'event'),
    metricIds: TEAM_METRICS,
    compared: COMPARED_METRICS,
  };
}

/** The tables that this page draws, and that are its files. */
function filesOf(found: Loaded<typeof loader>) {
  const { page, bands, period, metricIds, view } = found;
  if (!page) {
    return {
      title: nameOf(bands.team),
      days: undefined,
      tables: { people: null, bands: teamBandsTable(bands) },
    };
  }
  const { compared, comparedWeeks, members, complaints, teamGoals } = page;
  const funnel = funnelOf(found);
  return {
    title: nameOf(page.team),
    days: daysOf(period),
    tables: {
      people:
        view === 'counted' || !compared || !comparedWeeks
          ? memberTable({ members, metricIds, period })
          : compareTable({ compared, view, weeks: comparedWeeks }),
      bands: null,
      funnel: funnel && funnel.points.length > 0 && funnelTable(funnel),
      complaints: complaints && complaintsTable(complaints),
      goals: teamGoals.flatMap(goalChartTable),
    },
  };
}

/** What the funnel shows; null where nobody of the team has a figure. */
function funnelOf({ page, compare }: Loaded<typeof loader>): FunnelProps | null {
  if (!page?.funnel || !compare) return null;
  const metric = getMetric(compare);
  return { label: funnelLabel(metric), metric, points: page.funnel.points };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function TeamRoute() {
  const found = useLoaderData<typeof loader>();
  const { page, bands, period, compare, view, hasCard, canSetGoal, canRecord, compared } = found;
  const { title, tables } = filesOf(found);
  if (!page) {
    return (
      <>
        <PageHeader
          title={title}
          subtitle={`${bands.size} people`}
          actions={hasCard && <LinkButton to={`/teams/${bands.team.id}/scorecard`}>Scorecard</LinkButton>}
        />
        {tables.bands && <TeamBandsCard table={tables.bands} />}
      </>
    );
  }
  const { team, members, system, complaints, teamGoals } = page;
  const metric = getMetric(compare);
  const funnel = funnelOf(found);
  const signs = members
    .filter((member) => member.signs.length > 0)
    .map((member) => ({ id: member.id, name: member.name, findings: member.signs }));
  return (
    <>
      <PageHeader
        title={title}
        subtitle={[
          `${members.length} people`,
          team.leaders.length > 0 && `led by ${team.leaders.map(({ name }) => name).join(', ')}`,
          period.label,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <PeriodPicker period={period.period} periods={PERIODS} from={period.from} to={period.to} keep={{ view }}>
              <FilterSelect
                label="Compare people on"
                name="compare"
                value={compare}
                options={compared.map((id) => ({ value: id, label: `Compare ${getMetric(id).shortLabel}` }))}
              />
            </PeriodPicker>
            {hasCard && <LinkButton to={`/teams/${team.id}/scorecard`}>Scorecard</LinkButton>}
            {canRecord && <LinkButton to={`/events/new${NEW_EVENT.write({ team: team.id })}`}>Log an event</LinkButton>}
            {canSetGoal && (
              <LinkButton kind="primary" to={`/goals/new${NEW_GOAL.write({ team: team.id })}`}>
                New goal
              </LinkButton>
            )}
          </>
        }
      />
      <TeamBrief page={page} />
      <Grid columns="main-aside">
        {tables.people && <PeopleCard page={page} table={tables.people} view={view} />}
        <Stack>
          <Card
            title="Is the difference real?"
            question={`${metric.label}, last 8 weeks, adjusted for contact mix. Inside the funnel, differences are chance.`}
          >
            {funnel && page.funnel ? (
              <Funnel {...funnel} drawing={page.funnel.drawing} />
            ) : (
              <p className="soft">Nobody in the team has a figure yet.</p>
            )}
          </Card>
          {signs.length > 0 && <SignsCard people={signs} luck={page.luck} />}
          <Card title="Queue-wide changes" question="Shared by most people in a queue. Not about any one agent.">
            {system.length > 0 ? (
              <SystemStories stories={system} />
            ) : (
              <p className="soft">No queue of this team changed for everyone.</p>
            )}
          </Card>
        </Stack>
      </Grid>
      <Grid columns="two" isEven isFilled>
        {complaints && <ComplaintsCard complaints={complaints} />}
        {teamGoals.map((goal) => (
          <GoalCard key={goal.id} goal={goal} />
        ))}
      </Grid>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
