import type { Connection } from '../open';
import { readSettings } from '../settings';
import { LEG_VALUES, type MeasuredLeg } from './leg-values';

/** A cell of daily_facts but for the team, which the database tells; 0 and '' for none. */
export interface LegCell {
  employeeId: number;
  date: string;
  queueId: number;
  channel: string;
}

interface CellSums extends LegCell {
  sums: Float64Array;
}

const MEASURES = Object.keys(LEG_VALUES);
const VALUES = Object.values(LEG_VALUES);
/** Cells that are kept in mind: a file's days come mostly in their order, so that few are met again. */
const MOST_CELLS = 60_000;

/**
 * Sums legs as they are inserted and adds the sums to daily_facts, so that the roll-up need not read them again. Cells
 * whose legs change in any other way are noted and said anew (db/roll-up/changes).
 */
export class LegSums {
  readonly #cells = new Map<string, CellSums>();
  readonly #settings;
  readonly #add;

  constructor(connection: Connection) {
    this.#settings = readSettings(connection);
    this.#add = connection.prepare(
      `INSERT INTO daily_facts (local_date, week_date, employee_id, team_id, queue_id, channel, ${MEASURES.join(', ')})
       VALUES (@date, date(@date, 'weekday 0', '-6 days'), @employeeId, COALESCE((SELECT team_id FROM team_memberships
         WHERE employee_id = @employeeId AND from_date <= @date AND (to_date IS NULL OR to_date > @date)), 0),
         @queueId, @channel, ${MEASURES.map(() => '?').join(', ')})
       ON CONFLICT DO UPDATE SET ${MEASURES.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
    );
  }

  add(cell: LegCell, leg: MeasuredLeg): void {
    const key = `${cell.employeeId} ${cell.date} ${cell.queueId} ${cell.channel}`;
    let found = this.#cells.get(key);
    if (found === undefined) {
      if (this.#cells.size >= MOST_CELLS) this.write();
      found = { ...cell, sums: new Float64Array(VALUES.length) };
      this.#cells.set(key, found);
    }
    const { sums } = found;
    for (let place = 0; place < VALUES.length; place += 1) sums[place]! += VALUES[place]!(leg, this.#settings);
  }

  /** Adds what was summed since to daily_facts. */
  write(): void {
    const cells = [...this.#cells.values()].sort(
      (a, b) => a.employeeId - b.employeeId || (a.date < b.date ? -1 : a.date > b.date ? 1 : a.queueId - b.queueId),
    );
    this.#cells.clear();
    for (const { sums, ...cell } of cells) this.#add.run([...sums], cell);
  }
}
