import { findCalendars, findHolidays, findReasons, findSettingChanges } from 'db/queries/definitions';
import { findNames } from 'db/queries/names';
import { findSettings } from 'db/queries/settings';
import { lastWeeks } from '~/address/period';
import { centerToday } from '~/center-day.server';
import { addDays } from '~/clock';
import { getReader } from '~/db.server';
import { findFiguresUnder } from '~/features/metrics/version-figures.server';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { wordsOf } from '~/metrics/glossary';
import type { Figure, Metric } from '~/metrics/metric';
import { centerFieldsOf } from './center-fields';
import { type Counting, fieldsOf } from './counting-fields';

/** How far back reasons are offered. */
const REASON_DAYS = 90;
const MOST_REASONS = 60;
/** How many of the last changes are shown and can be restored. */
export const MOST_CHANGES = 20;

/** Everything that the page shows: what is in force, what there is to choose from, and who changed what. */
export async function findSettingsPage() {
  const db = await getReader();
  const today = await centerToday(db);
  const [settings, calendars, holidays, changes, names, recent] = await Promise.all([
    findSettings(db),
    findCalendars(db),
    findHolidays(db),
    findSettingChanges(db, MOST_CHANGES),
    findNames(db),
    findReasons(db, { from: addDays(today, -REASON_DAYS), limit: MOST_REASONS }),
  ]);
  const chosen = [...settings.escalation_reasons, ...settings.complaint_reasons];
  const known = new Set(recent.map(({ reason }) => reason));
  return {
    counting: fieldsOf(settings),
    center: centerFieldsOf(settings),
    weekStart: settings.week_start,
    reasons: [...recent, ...chosen.filter((reason) => !known.has(reason)).map((reason) => ({ reason, count: 0 }))],
    teams: [...names.team].map(([id, name]) => ({ id, name })),
    calendars,
    holidays,
    changes,
    timeZone: settings.time_zone,
  };
}

/** What a change would do to a figure of the whole center over the last four weeks. */
export interface Preview {
  period: { from: string; to: string };
  rows: {
    before: { metric: Metric; figure: Figure };
    after: { metric: Metric; figure: Figure };
    /** As it would be. */
    formula: string;
  }[];
}

const PREVIEWED: readonly MetricId[] = [
  'service_level',
  'abandonment_rate',
  'first_contact_resolution',
  'escalation_rate',
  'complaint_rate',
];

/** The figures that the settings would change, as they are and as they would be. */
export async function previewSettings(wanted: Counting): Promise<Preview> {
  const db = await getReader();
  const inForce = await findSettings(db);
  const settings = { ...inForce, ...wanted };
  const asOf = await centerToday(db);
  const { from, to } = lastWeeks(4, asOf);
  const isChanged = (name: string) =>
    JSON.stringify(inForce[name as keyof Counting]) !== JSON.stringify(settings[name as keyof Counting]);
  const figureUnder = async (metricId: MetricId, under: typeof settings) => {
    const [found] = await findFiguresUnder(db, { metricId, settings: under, from, to, asOf });
    return { metric: getMetric(metricId, under), figure: found!.figure };
  };
  const rows: Preview['rows'] = [];
  for (const id of PREVIEWED.filter((one) => getMetric(one).dependsOn?.some(isChanged))) {
    rows.push({
      before: await figureUnder(id, inForce),
      after: await figureUnder(id, settings),
      formula: wordsOf(id, settings).formula,
    });
  }
  return { period: { from, to }, rows };
}
