import { formatShare } from '~/metrics/format';
import type { ScoreChange } from '~/metrics/scorecard/score';
import type { Range } from '~/statistics/interval';

/** Whole points: their intervals are wide, and decimals would promise what nobody knows. */
const whole = (points: number) => String(Math.round(points)).replace('-', '−');

/** "53 points". */
export const sayPoints = (points: number) => `${whole(points)} ${Math.round(points) === 1 ? 'point' : 'points'}`;

/** "38 – 66". */
export const sayRange = ({ low, high }: Range) => `${whole(low)} – ${whole(high)}`;

/** "80% measured": of the weight. */
export const sayMeasured = (measured: number) => `${formatShare(measured)} measured`;

const CHANGED: Record<ScoreChange['kind'], string> = {
  improving: 'Clear improvement',
  concerning: 'Clear decline',
  common: 'No clear change',
};

/** "No clear change". */
export const sayChange = ({ kind }: ScoreChange) => CHANGED[kind];

/** "−4 points". */
export const sayDifference = ({ difference }: ScoreChange) => sayPoints(difference);
