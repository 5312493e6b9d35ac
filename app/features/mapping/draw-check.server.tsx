import { DayBarsDrawing } from '~/charts/day-bars.server';
import type { Draw } from '~/charts/drawing.server';
import type { ToldCheck } from './find-check-page.server';
import { daysLabel } from './stretches';

/** What a check found, with its rows by day drawn. */
export function drawCheck({ days, ...found }: ToldCheck, draw: Draw) {
  const { bars } = days;
  const chart = bars.length > 0 ? <DayBarsDrawing label={daysLabel(days)} bars={bars} noun="rows" /> : null;
  return { ...found, days: { ...days, drawing: draw(chart) } };
}
export type DrawnCheck = ReturnType<typeof drawCheck>;
