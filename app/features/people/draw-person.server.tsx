import { ControlChartDrawing } from '~/charts/control-chart.server';
import type { Draw } from '~/charts/drawing.server';
import { can } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { drawGoal } from '~/features/goals/judging/draw-goal.server';
import { weekLinks } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import type { PersonPage } from './find-person.server';

/** A person's page with its charts drawn; their weeks lead to their contacts for whoever may see some. */
export function drawPerson(page: PersonPage, { draw, user }: { draw: Draw; user: SignedInUser }) {
  const { person, goals, judged } = page;
  const drawn = { ...page, goals: goals.map((goal) => drawGoal(goal, { draw, user })) };
  if (!judged) return { ...drawn, judged: null };
  const mayOpen = can(user, 'read', 'contact');
  return {
    ...drawn,
    judged: {
      ...judged,
      charts: judged.charts.map((chart) => ({
        ...chart,
        drawing: draw(
          <ControlChartDrawing
            metric={getMetric(chart.metricId)}
            points={chart.weeks}
            goal={goals.find(({ metricId }) => metricId === chart.metricId)?.target ?? null}
            marks={[...judged.marks, ...chart.baselineMarks]}
            hasDirection
            contactsOf={mayOpen ? weekLinks({ metricId: chart.metricId, personId: person.id }) : undefined}
          />,
        ),
      })),
    },
  };
}
export type DrawnPerson = ReturnType<typeof drawPerson>;
