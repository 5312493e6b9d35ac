import type { Selectable } from 'kysely';
import type { MeasuredLeg } from '../leg-conditions';
import type { Connection } from '../open';
import type { LegsTable } from '../schema';
import { readSettings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { noteChats } from './changes';
import { LegValues, SUMMED_MEASURES } from './leg-values';
import { prepareOnce } from './prepare-once';

/** A leg as it is summed: what is measured of it, and the cell that it is of but for the team, which the database tells. */
export type SummedLeg = MeasuredLeg & Pick<Selectable<LegsTable>, 'local_date' | 'queue_id' | 'channel'>;

/** A cell of daily_facts; 0 stands for none. */
class CellSums {
  readonly employeeId: number;
  readonly date: string;
  readonly queueId: number;
  readonly channel: string;
  readonly sums = new Float64Array(SUMMED_MEASURES.length);

  constructor({ employee_id, local_date, queue_id, channel }: SummedLeg) {
    this.employeeId = employee_id ?? 0;
    this.date = local_date;
    this.queueId = queue_id ?? 0;
    this.channel = channel;
  }
}

/** Cells that are kept in mind: a file's days come mostly in their order, so that few are met again. */
const MOST_CELLS = 16_000;
/** Above most centers' queues, and above any center's. */
const FEW_QUEUES = 2 ** 12;
const MANY_QUEUES = 2 ** 24;

/** Person and queue as one number: a small one where that can be, since large ones are slow to look up. */
function keyOf({ employee_id, queue_id }: SummedLeg): number {
  const [person, queue] = [employee_id ?? 0, queue_id ?? 0];
  return queue < FEW_QUEUES ? person * FEW_QUEUES + queue : -(person * MANY_QUEUES + queue);
}

/** Keeps these measures of one cell; the others are 0. Takes the cell's key, then the sums. */
const keeping = (measures: readonly string[]) =>
  `INSERT INTO summed_cells (employee_id, local_date, queue_id, channel${measures.map((name) => `, ${name}`).join('')})
   VALUES (?, ?, ?, ?${', ?'.repeat(measures.length)})`;

/** Adds the kept sums in the order in which they were kept, so that a figure does not depend on when it is added. */
const ADDITION = `
  INSERT INTO daily_facts (employee_id, local_date, queue_id, channel, week_date, team_id, ${SUMMED_MEASURES.join(', ')})
  SELECT c.employee_id, c.local_date, c.queue_id, c.channel, date(c.local_date, 'weekday 0', '-6 days'),
    COALESCE((SELECT m.team_id FROM team_memberships m WHERE m.employee_id = c.employee_id
      AND m.from_date <= c.local_date AND (m.to_date IS NULL OR m.to_date > c.local_date)), 0),
    ${SUMMED_MEASURES.map((name) => `c.${name}`).join(', ')}
  FROM summed_cells c WHERE true ORDER BY c.place
  ON CONFLICT DO UPDATE SET ${SUMMED_MEASURES.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

/** Adds the sums of legs that were kept (LegSums) to daily_facts. */
export function addSummed(tx: WriteTransaction): void {
  prepareOnce(tx.connection, ADDITION).run();
  prepareOnce(tx.connection, 'DELETE FROM summed_cells').run();
}

/**
 * Sums legs as they are inserted and keeps the sums aside until the roll-up adds them to daily_facts, so that it need not
 * read the legs again. Cells whose legs change in any other way are noted and recomputed (db/roll-up/changes).
 */
export class LegSums {
  /** Channel and day, then person and queue. */
  readonly #days = new Map<string, Map<number, CellSums>>();
  #size = 0;
  #lastDate = '';
  #lastChannel = '';
  #lastDay = new Map<number, CellSums>();
  readonly #values;

  constructor(private readonly connection: Connection) {
    this.#values = new LegValues(readSettings(connection));
  }

  add(leg: SummedLeg): void {
    const day = this.#dayOf(leg);
    const key = keyOf(leg);
    let found = day.get(key);
    if (found === undefined) {
      found = new CellSums(leg);
      day.set(key, found);
      this.#size += 1;
    }
    this.#values.addTo(found.sums, leg);
  }

  /** Keeps what was summed since, in the order in which daily_facts is kept. */
  write(): void {
    const cells = [...this.#days.values()].flatMap((day) => [...day.values()]);
    this.#days.clear();
    this.#lastDate = '';
    this.#size = 0;
    cells.sort((a, b) => a.employeeId - b.employeeId || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    // Most measures are 0 in all cells of a file; binding them would cost more than all else.
    const places = [...SUMMED_MEASURES.keys()].filter((place) => cells.some(({ sums }) => sums[place] !== 0));
    const statement = prepareOnce(this.connection, keeping(places.map((place) => SUMMED_MEASURES[place]!)));
    for (const { employeeId, date, queueId, channel, sums } of cells) {
      statement.run(employeeId, date, queueId, channel, ...places.map((place) => sums[place]));
      if (channel === 'chat' && employeeId > 0) noteChats(this.connection, employeeId, date);
    }
  }

  #dayOf({ local_date: date, channel }: SummedLeg): Map<number, CellSums> {
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
