import { max } from 'd3-array';
import { daysBetween } from '~/clock';

/** After this many complete weeks without a row of anybody, the source of a metric has stopped. */
const STOPPED_WEEKS = 3;
/** After this many without a row of their own, a person's last weeks say nothing of now. */
const AWAY_WEEKS = 8;

type Weeks = readonly { week: string }[];

/** Monday of the last week of some rows, where that is so long before the last week that counts; else null. */
function lastBefore(weeks: Weeks, lastWeek: string, patience: number): string | null {
  const last = max(weeks, ({ week }) => week);
  return last !== undefined && daysBetween(last, lastWeek) >= 7 * patience ? last : null;
}

/** Monday of the last week in which anybody had rows of a metric whose source has stopped since; null while it goes on. */
export const stoppedAfter = (everybodys: Weeks, lastWeek: string): string | null =>
  lastBefore(everybodys, lastWeek, STOPPED_WEEKS);

/** The same, of the rows of one person who has had none for long while others have. */
export const awayAfter = (own: Weeks, lastWeek: string): string | null => lastBefore(own, lastWeek, AWAY_WEEKS);
