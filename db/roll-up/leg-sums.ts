import type { Connection } from '../open';
import { readSettings } from '../settings';
import { addLeg, type MeasuredLeg, SUMMED_MEASURES } from './leg-values';

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

/** Cells that are kept in mind: a file's days come mostly in their order, so that few are met again. */
const MOST_CELLS = 16_000;
/** Above any queue's id: person and queue make one number. */
const QUEUES = 2 ** 24;

/**
 * Sums legs as they are inserted and adds the sums to daily_facts, so that the roll-up need not read them again. Cells
 * whose legs change in any other way are noted and said anew (db/roll-up/changes).
 */
export class LegSums {
  /** Channel and day, then person and queue. */
  readonly #days = new Map<string, Map<number, CellSums>>();
  #size = 0;
  #lastDate = '';
  #lastChannel = '';
  #lastDay = new Map<number, CellSums>();
  readonly #settings;
  readonly #add;

  constructor(connection: Connection) {
    this.#settings = readSettings(connection);
    this.#add = connection.prepare(
      `INSERT INTO daily_facts (local_date, week_date, employee_id, team_id, queue_id, channel, ${SUMMED_MEASURES.join(', ')})
       VALUES (@date, date(@date, 'weekday 0', '-6 days'), @employeeId, COALESCE((SELECT team_id FROM team_memberships
         WHERE employee_id = @employeeId AND from_date <= @date AND (to_date IS NULL OR to_date > @date)), 0),
         @queueId, @channel, ${SUMMED_MEASURES.map(() => '?').join(', ')})
       ON CONFLICT DO UPDATE SET ${SUMMED_MEASURES.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
    );
  }

  add(cell: LegCell, leg: MeasuredLeg): void {
    const day = this.#dayOf(cell);
    const key = cell.employeeId * QUEUES + cell.queueId;
    let found = day.get(key);
    if (found === undefined) {
      found = { ...cell, sums: new Float64Array(SUMMED_MEASURES.length) };
      day.set(key, found);
      this.#size += 1;
    }
    addLeg(found.sums, leg, this.#settings);
  }

  /** Adds what was summed since to daily_facts, in the order in which that is kept. */
  write(): void {
    const cells = [...this.#days.values()].flatMap((day) => [...day.values()]);
    this.#days.clear();
    this.#lastDate = '';
    this.#size = 0;
    cells.sort((a, b) => a.employeeId - b.employeeId || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    for (const { sums, ...cell } of cells) this.#add.run(Array.from(sums), cell);
  }

  #dayOf({ date, channel }: LegCell): Map<number, CellSums> {
    if (this.#size >= MOST_CELLS) this.write();
    // Rows of one day and channel mostly follow one another.
    if (date === this.#lastDate && channel === this.#lastChannel) return this.#lastDay;
    const key = date + channel;
    const day = this.#days.get(key) ?? new Map<number, CellSums>();
    this.#days.set(key, day);
    this.#lastDate = date;
    this.#lastChannel = channel;
    this.#lastDay = day;
    return day;
  }
}
