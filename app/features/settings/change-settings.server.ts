import { findSettingChanges } from 'db/queries/definitions';
import { findNames } from 'db/queries/names';
import { findSettings } from 'db/queries/settings';
import type { DefinitionChange } from 'db/roll-up/change-definitions';
import type { KeptCalendars } from 'db/roll-up/read-calendars';
import { isTimeZone } from 'importers/cells/time-zone';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import type { SignedInUser } from '~/features/access/permissions';
import { moveRows, outcomeSoon } from '~/features/held/move-rows.server';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { readDay } from '~/read-day';
import { textsOf } from '~/server/read-form.server';
import type { CenterErrors, CenterFields } from './center-fields';
import type { CountingErrors, CountingFields } from './counting-fields';
import { MOST_CHANGES, type Preview, previewSettings } from './find-settings-page.server';
import { latestOfCalendars } from './latest-of-calendars';
import { readHours, WEEKDAYS } from './opening-hours';
import { readCenter, typedCenter } from './read-center.server';
import { readCounting, typedCounting } from './read-counting.server';

/** What the page says of a form that was not simply done: what is wrong with it, or what it would change. */
export interface SettingsAnswer {
  /** In place of the page's own, where the form of counting was sent. */
  counting?: CountingFields;
  countingErrors?: CountingErrors;
  preview?: Preview;
  /** In place of the page's own, where the form of the center was sent. */
  center?: CenterFields;
  centerErrors?: CenterErrors;
  /** Of the calendar or the holiday that was sent. */
  errors?: Record<string, string>;
  typed?: Record<string, string>;
  teamId?: number;
  refusal?: string;
}

/** Whether a change is done or still being applied. */
export type Done = 'done' | 'underway';

/** Does what the form asks for, or answers why not and what it would do. */
export async function actOnSettings(user: SignedInUser, form: FormData): Promise<SettingsAnswer | Done> {
  switch (form.get('intent')) {
    case 'preview':
    case 'save':
      return actOnCounting(user, form);
    case 'save_center':
      return actOnCenter(user, form);
    case 'save_calendar':
    case 'remove_calendar':
      return actOnCalendar(user, form);
    case 'put_back_calendars':
      return putBackCalendars(user, Number(form.get('change')));
    case 'add_holiday':
    case 'remove_holiday':
      return actOnHoliday(user, form);
    default:
      return { refusal: 'No action was chosen.' };
  }
}

async function actOnCounting(user: SignedInUser, form: FormData): Promise<SettingsAnswer | Done> {
  const counting = typedCounting(form);
  const read = readCounting(counting);
  if ('errors' in read) return { counting, countingErrors: read.errors };
  if (form.get('intent') === 'preview') return { counting, preview: await previewSettings(read.settings) };
  return change(user, { settings: read.settings });
}

async function actOnCenter(user: SignedInUser, form: FormData): Promise<SettingsAnswer | Done> {
  const center = typedCenter(form, await findSettings(await getDb()));
  const read = readCenter(center);
  return 'errors' in read ? { center, centerErrors: read.errors } : change(user, { settings: read.settings });
}

async function actOnCalendar(user: SignedInUser, form: FormData): Promise<SettingsAnswer | Done> {
  const teamId = await readTeam(form);
  if (teamId === null) return { refusal: 'This team no longer exists.' };
  if (form.get('intent') === 'remove_calendar') return change(user, { calendar: { teamId, hours: null } });
  const typed = textsOf(form);
  const timeZone = (typed.time_zone ?? '').trim();
  const errors: Record<string, string> = {};
  if (!isTimeZone(timeZone)) errors.time_zone = 'Unknown time zone. Enter one such as Europe/Berlin.';
  const hours = WEEKDAYS.map((day) => {
    const read = readHours(typed[day] ?? '');
    if (read === null) errors[day] = 'Enter hours such as 9:00–12:30, 13:00–17:00. Leave empty if closed.';
    return read ?? [];
  });
  if (Object.keys(errors).length > 0) return { errors, typed, teamId };
  return change(user, { calendar: { teamId, timeZone, hours } });
}

async function actOnHoliday(user: SignedInUser, form: FormData): Promise<SettingsAnswer | Done> {
  const teamId = await readTeam(form);
  if (teamId === null) return { refusal: 'This team no longer exists.' };
  const date = String(form.get('date') ?? '');
  if (form.get('intent') === 'remove_holiday') return change(user, { holiday: { teamId, date, name: null } });
  const name = String(form.get('name') ?? '').trim();
  const errors: Record<string, string> = {};
  if (readDay(date) === null) errors.date = 'Choose a date.';
  if (name === '' || name.length > 80) errors.name = 'Enter a name of at most 80 characters.';
  if (Object.keys(errors).length > 0) return { errors, typed: { date, name } };
  return change(user, { holiday: { teamId, date, name } });
}

/** Opening hours and holidays as they were before their latest change; one before that would undo others with it. */
async function putBackCalendars(user: SignedInUser, id: number): Promise<SettingsAnswer | Done> {
  const changes = await findSettingChanges(await getDb(), MOST_CHANGES);
  const kept = latestOfCalendars(changes);
  if (kept?.id !== id) return { refusal: 'These have changed again since. Check the current values.' };
  return change(user, { restored: JSON.parse(kept.changes.calendars!.before) as KeptCalendars });
}

/** The team that the form names, 0 for the whole center; null for one that is not there. */
async function readTeam(form: FormData): Promise<number | null> {
  const id = Number(form.get('team'));
  return id === 0 || (await findNames(await getDb())).team.has(id) ? id : null;
}

/** On another thread, since it recalculates all affected rows and waits for a running import. */
async function change(user: SignedInUser, wanted: DefinitionChange): Promise<SettingsAnswer | Done> {
  const by = { userId: user.id, date: await centerToday(await getDb()), metrics: DECLARED_METRICS };
  const outcome = await outcomeSoon(moveRows({ kind: 'change_definitions', change: wanted, by }));
  if (outcome === null) return 'underway';
  return outcome.kind === 'failed' ? { refusal: outcome.error } : 'done';
}
