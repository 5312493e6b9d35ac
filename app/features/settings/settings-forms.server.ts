import { SERVICE_LEVEL_VARIANTS } from 'db/default-settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { z } from 'zod';
import { day, formsOf, neededText, rowId, text, wholeNumber } from '~/server/form-pieces.server';
import { centerFields, NO_ZONE } from './center-form.server';
import { readHours, WEEKDAYS } from './opening-hours';

const reasons = z.array(z.string().min(1).max(300)).max(200);
const team = rowId('This team no longer exists.');

const counting = z.object({
  intent: z.enum(['preview', 'save']),
  threshold_s: wholeNumber(1, 3600, 'the seconds'),
  service_level_variant: z.enum(SERVICE_LEVEL_VARIANTS, 'Choose a formula from the list.'),
  short_abandon_s: wholeNumber(0, 600, 'the seconds'),
  repeat_days: wholeNumber(1, 60, 'the days'),
  escalation_reasons: reasons,
  complaint_reasons: reasons,
});
export type CountingForm = z.output<typeof counting>;

const center = z.object({ intent: z.literal('save_center'), ...centerFields });
export type CenterForm = z.output<typeof center>;

const hours = text().transform((typed, context) => {
  const read = readHours(typed);
  if (read !== null) return read;
  context.addIssue({
    code: 'custom',
    message: 'Enter hours such as 9:00–12:30, 13:00–17:00. Leave empty if closed.',
  });
  return z.NEVER;
});
const calendar = z.object({
  intent: z.literal('save_calendar'),
  team,
  time_zone: text().refine(isTimeZone, NO_ZONE),
  ...(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, hours])) as Record<
    (typeof WEEKDAYS)[number],
    typeof hours
  >),
});
export type CalendarForm = z.output<typeof calendar>;

const holiday = z.object({
  intent: z.literal('add_holiday'),
  team,
  date: day('Choose a date.'),
  name: neededText('Enter a name of at most 80 characters.', 80),
});
export type HolidayForm = z.output<typeof holiday>;

/** The forms of the settings, and the buttons that take something back. */
export const settingsForms = formsOf(
  counting,
  center,
  calendar,
  holiday,
  z.object({ intent: z.literal('remove_calendar'), team }),
  z.object({ intent: z.literal('remove_holiday'), team, date: text() }),
  z.object({ intent: z.literal('put_back_calendars'), change: rowId('This change no longer exists.') }),
);
export type SettingsForm = z.output<typeof settingsForms>;
