import { TZDate } from '@date-fns/tz';
import { addDays } from '~/clock';
import { readDay } from '~/read-day';
import type { FormErrors } from '~/server/parse-form.server';
import { TOKEN_LASTS, type TokenLasts } from './token-lasts';

const DAY_MS = 86_400_000;
/** A day further off would be never by another name. */
const MOST_DAYS = 731;

type Read = { endsAt: number } | { errors: FormErrors };

/** When a new token ends: some days from now, or at the end of a day in the center's zone. Every token ends. */
export function readTokenEnd(
  { lasts, endsOn }: { lasts: string; endsOn: string },
  { now, timeZone }: { now: number; timeZone: string },
): Read {
  if (!isTokenLasts(lasts)) return { errors: { lasts: ['Choose how long it is valid.'] } };
  const { days } = TOKEN_LASTS[lasts];
  if (days !== null) return { endsAt: now + days * DAY_MS };
  if (readDay(endsOn) === null) return wrongDay('Choose the last day.');
  const [year = 0, month = 1, day = 1] = addDays(endsOn, 1).split('-').map(Number);
  const endsAt = new TZDate(year, month - 1, day, timeZone).getTime();
  if (endsAt <= now) return wrongDay('This day is in the past. Choose a later one.');
  if (endsAt > now + MOST_DAYS * DAY_MS) return wrongDay('Choose a day within the next two years.');
  return { endsAt };
}

const wrongDay = (advice: string): Read => ({ errors: { endsOn: [advice] } });
const isTokenLasts = (value: string): value is TokenLasts => Object.hasOwn(TOKEN_LASTS, value);
