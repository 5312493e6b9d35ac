import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../open';
import { findDayZones, mixRows } from '../roll-up/mix-rows';
import { MIX_BATCH } from '../roll-up/week-mix';
import type { WeekMixTable } from '../schema';

interface Weeks {
  from: string;
  to: string;
}

/** Rows at once: about a hundredth of a second. */
const ROWS_AT_ONCE = 1_000;

/**
 * What people handled in these weeks (Mondays, inclusive) by queue, channel and part of day: what is kept, by its key,
 * then the weeks that are stale, which are read from their rows. A few at a time with others' turns between, and
 * nothing is written.
 */
export async function findWeekMix(db: Db, { from, to }: Weeks): Promise<WeekMixTable[]> {
  const stale = await db
    .selectFrom('stale_mix_weeks')
    .selectAll()
    .where('week_date', '>=', from)
    .where('week_date', '<=', to)
    .execute();
  const kept = await findKept(db, { from, to });
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

/** The rows of week_mix, each time those that come after the last one. */
async function findKept(db: Db, { from, to }: Weeks): Promise<WeekMixTable[]> {
  const found: WeekMixTable[] = [];
  for (;;) {
    const last = found.at(-1) ?? { week_date: from, employee_id: 0, queue_id: 0, channel: '', day_part: '' };
    const rows = await db
      .selectFrom('week_mix')
      .selectAll()
      .where('week_date', '<=', to)
      .where(
        // With a bound on week_date beside it, SQLite would walk from there again each time.
        sql<boolean>`(week_date, employee_id, queue_id, channel, day_part) > (${sql.join(KEY.map((name) => last[name]))})`,
      )
      .orderBy('week_date')
      .orderBy('employee_id')
      .orderBy('queue_id')
      .orderBy('channel')
      .orderBy('day_part')
      .limit(ROWS_AT_ONCE)
      .execute();
    found.push(...rows);
    if (rows.length < ROWS_AT_ONCE) return found;
    await nextTurn();
  }
}

const KEY = ['week_date', 'employee_id', 'queue_id', 'channel', 'day_part'] as const;
