import type { Draw } from '~/charts/drawing.server';
import { Sparkline } from '~/charts/sparkline.server';
import type { RefusedRow } from './refused-by-week';
import { shareText } from './refused-share';

/** Each report's rejected rows with their weeks drawn. */
export function drawRefused(refused: readonly RefusedRow[], draw: Draw) {
  return refused.map((row) => {
    const share = shareText(row.rows === 0 ? null : row.refused / row.rows);
    const label = `Share of rejected rows of ${row.name} by week, ${share} in all`;
    return { ...row, drawing: draw(<Sparkline values={row.weeks.map(({ share }) => share)} label={label} />) };
  });
}
export type DrawnRefused = ReturnType<typeof drawRefused>;
