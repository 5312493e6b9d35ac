import { ControlChartDrawing } from '~/charts/control-chart.server';
import type { Draw } from '~/charts/drawing.server';
import { FunnelDrawing } from '~/charts/funnel.server';
import { Sparkline } from '~/charts/sparkline.server';
import { can } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { plainPoints } from '~/features/baselines/plain-points';
import { drawGoal } from '~/features/goals/judging/draw-goal.server';
import { contactsLink, weekLinks } from '~/features/metrics/contacts-link';
import { SIGNALS } from '~/features/verdicts/chart-series';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import type { TeamPage } from './find-team.server';
import { funnelLabel } from './funnel-label';

interface Asked {
  draw: Draw;
  user: SignedInUser;
  compare: MetricId;
}

/** A team's page with its charts drawn; of the members' goals what their tags say. */
export function drawTeam(page: TeamPage, asked: Asked) {
  return {
    ...page,
    members: page.members.map(({ spark, goals, ...member }) => ({
      ...member,
      goals: goals.map(({ id, tag, title, sentence }) => ({ id, tag, title, sentence })),
      spark: {
        values: spark.values,
        drawing: asked.draw(
          <Sparkline
            values={spark.values}
            kind={SIGNALS[spark.kind] ?? null}
            label={`CSAT of ${member.name}, ${spark.values.length} weeks`}
          />,
        ),
      },
    })),
    funnel: page.funnel && drawFunnel(page, page.funnel, asked),
    complaints: page.complaints && drawComplaints(page, page.complaints, asked),
    teamGoals: page.teamGoals.map((goal) => drawGoal(goal, asked)),
  };
}
export type DrawnTeam = ReturnType<typeof drawTeam>;

function drawFunnel({ comparedWeeks }: TeamPage, funnel: NonNullable<TeamPage['funnel']>, asked: Asked) {
  const { draw, user, compare } = asked;
  const { points, center, limits } = funnel;
  const metric = getMetric(compare);
  const contactsOf = ({ id }: { id: string | number }) =>
    contactsLink({ metricId: compare, personId: Number(id), ...comparedWeeks });
  return {
    points,
    drawing: draw(
      <FunnelDrawing
        label={funnelLabel(metric)}
        metric={metric}
        points={points}
        center={center}
        limits={limits}
        contactsOf={can(user, 'read', 'contact') ? contactsOf : undefined}
      />,
    ),
  };
}

function drawComplaints({ team }: TeamPage, complaints: NonNullable<TeamPage['complaints']>, { draw, user }: Asked) {
  const metric = getMetric('complaint_rate');
  const links = can(user, 'read', 'contact') ? weekLinks({ metricId: 'complaint_rate', teamId: team.id }) : undefined;
  return {
    ...complaints,
    drawing: draw(
      <ControlChartDrawing
        metric={metric}
        points={plainPoints(metric, complaints.chart)}
        marks={complaints.marks}
        contactsOf={links}
      />,
    ),
  };
}
