import { ControlChartDrawing } from '~/charts/control-chart.server';
import type { Draw } from '~/charts/drawing.server';
import { can } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { weekLinks } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import type { ChartPage } from './find-chart-page.server';
import { plainPoints } from './plain-points';

/** The page of a textbook chart with it drawn. */
export function drawChartPage(page: ChartPage, { draw, user }: { draw: Draw; user: SignedInUser }) {
  const metric = getMetric(page.metricId);
  const scope = { metricId: page.metricId, personId: page.person.id };
  const chart = (
    <ControlChartDrawing
      metric={metric}
      points={plainPoints(metric, page.chart)}
      marks={page.marks}
      contactsOf={can(user, 'read', 'contact') ? weekLinks(scope) : undefined}
    />
  );
  return { ...page, drawing: draw(chart) };
}
export type DrawnChartPage = ReturnType<typeof drawChartPage>;
