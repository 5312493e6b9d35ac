import { findSettingChanges } from 'db/queries/definitions';
import { findNames } from 'db/queries/names';
import type { DefinitionChange } from 'db/roll-up/change-definitions';
import type { KeptCalendars } from 'db/roll-up/read-calendars';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import type { SignedInUser } from '~/features/access/permissions';
import { moveRows, outcomeSoon } from '~/features/held/move-rows.server';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import type { Counting } from './counting-fields';
import { MOST_CHANGES, type Preview, previewSettings } from './find-settings-page.server';
import { latestOfCalendars } from './latest-of-calendars';
import { WEEKDAYS } from './opening-hours';
import type { CountingForm, SettingsForm } from './settings-forms.server';

/** What the page says of a form that was not simply done: why not, or what it would change. */
export interface SettingsAnswer {
  preview?: Preview;
  refusal?: string;
}

/** Whether a change is done or still being applied. */
export type Done = 'done' | 'underway';

/** Does what the form asks for, or answers why not and what it would do. */
export async function actOnSettings(user: SignedInUser, form: SettingsForm): Promise<SettingsAnswer | Done> {
  switch (form.intent) {
    case 'preview':
      return { preview: await previewSettings(countingOf(form)) };
    case 'save':
      return change(user, { settings: countingOf(form) });
    case 'save_center': {
      const { intent: _, ...settings } = form;
      return change(user, { settings });
    }
    case 'put_back_calendars':
      return putBackCalendars(user, form.change);
    default:
      return (await isTeam(form.team)) ? change(user, changeOf(form)) : { refusal: 'This team no longer exists.' };
  }
}

/** A change of opening hours or holidays. */
function changeOf(form: Extract<SettingsForm, { team: number }>): DefinitionChange {
  const { team: teamId } = form;
  switch (form.intent) {
    case 'save_calendar':
      return { calendar: { teamId, timeZone: form.time_zone, hours: WEEKDAYS.map((weekday) => form[weekday]) } };
    case 'remove_calendar':
      return { calendar: { teamId, hours: null } };
    case 'add_holiday':
      return { holiday: { teamId, date: form.date, name: form.name } };
    case 'remove_holiday':
      return { holiday: { teamId, date: form.date, name: null } };
  }
}

/** The form has seconds where the database has milliseconds. */
function countingOf({ intent: _, threshold_s, short_abandon_s, ...rest }: CountingForm): Counting {
  return { ...rest, threshold_ms: threshold_s * 1000, short_abandon_ms: short_abandon_s * 1000 };
}

/** Opening hours and holidays as they were before their latest change; one before that would undo others with it. */
async function putBackCalendars(user: SignedInUser, id: number): Promise<SettingsAnswer | Done> {
  const changes = await findSettingChanges(await getDb(), MOST_CHANGES);
  const kept = latestOfCalendars(changes);
  if (kept?.id !== id) return { refusal: 'These have changed again since. Check the current values.' };
  return change(user, { restored: JSON.parse(kept.changes.calendars!.before) as KeptCalendars });
}

/** Whether there is such a team; 0 is the whole center. */
const isTeam = async (id: number) => id === 0 || (await findNames(await getDb())).team.has(id);

/** On another thread, since it recalculates all affected rows and waits for a running import. */
async function change(user: SignedInUser, wanted: DefinitionChange): Promise<SettingsAnswer | Done> {
  const by = { userId: user.id, date: await centerToday(await getDb()), metrics: DECLARED_METRICS };
  const outcome = await outcomeSoon(moveRows({ kind: 'change_definitions', change: wanted, by }));
  if (outcome === null) return 'underway';
  return outcome.kind === 'failed' ? { refusal: outcome.error } : 'done';
}
