import { parseDay } from '../../cells/date';
import type { ReadPlan } from '../plan';
import type { Fit } from './choose-profile';
import type { Problem } from './identification';

type Period = NonNullable<ReadPlan['period']>;

/** Whether the rows of this file leave open which day they are of. */
function isUndated({ profile, columns }: Fit): boolean {
  const has = (name: string) => columns.some(({ field }) => field === name);
  return 'interval' in profile && !has('started') && !has('date');
}

/**
 * The days that a file covers whose rows name none: what somebody says, else what the file says above its header. Never
 * guessed: where nobody says it, it is asked.
 */
export function settlePeriod(
  fit: Fit,
  said: { asked?: { from: string; to: string }; inFile?: Period },
): { period?: Period } | { problem: Problem } {
  if (!isUndated(fit)) return {};
  const { asked, inFile } = said;
  if (asked && !(parseDay(asked.from, 'ymd') <= parseDay(asked.to, 'ymd'))) {
    return {
      problem: {
        code: 'bad_period',
        message: `${asked.from} to ${asked.to} is not a valid period.`,
        advice: 'Write both as yyyy-mm-dd, the first day first. For one day, enter it twice.',
      },
    };
  }
  const period = asked ? { ...asked, because: 'you said so' } : inFile;
  const needsOneDay = fit.columns.some(({ field }) => field === 'start_time');
  if (period && !(needsOneDay && period.from !== period.to)) return { period };
  const what = needsOneDay ? 'which day its times belong to' : 'which days it covers';
  return {
    problem: {
      code: 'period_missing',
      message: `This file does not show ${what}.`,
      advice: 'Enter the first and the last day covered. For a single day, enter it twice.',
    },
  };
}
