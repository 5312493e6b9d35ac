import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../open';
import { findDayZones, mixRows } from '../roll-up/mix-rows';
import { MIX_BATCH } from '../roll-up/week-mix';
import type { WeekMixTable } from '../schema';

/**
 * What people handled in these weeks (Mondays, inclusive) by queue, channel and part of day; in no order. Weeks that
 * are stale are read from their rows, a few at a time with others' turns between, and nothing is written.
 */
export async function findWeekMix(db: Db, { from, to }: { from: string; to: string }): Promise<WeekMixTable[]> {
  const stale = await db
    .selectFrom('stale_mix_weeks')
    .selectAll()
    .where('week_date', '>=', from)
    .where('week_date', '<=', to)
    .execute();
  const kept = await db
    .selectFrom('week_mix')
    .selectAll()
    .where('week_date', '>=', from)
    .where('week_date', '<=', to)
    .execute();
  if (stale.length === 0) return kept;
  const keyOf = (week: { employee_id: number; week_date: string }) => `${week.employee_id} ${week.week_date}`;
  const isStale = new Set(stale.map(keyOf));
  const found = kept.filter((row) => !isStale.has(keyOf(row)));
  const zones = await findDayZones(db);
  for (let at = 0; at < stale.length; at += MIX_BATCH) {
    const { rows } = await mixRows(stale.slice(at, at + MIX_BATCH), zones).execute(db);
    found.push(...rows);
    await nextTurn();
  }
  return found;
}
