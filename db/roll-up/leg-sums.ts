import type { Connection } from '../open';
import { readSettings } from '../settings';
import { noteChats } from './changes';
import { addLeg, legRules, type MeasuredLeg, SUMMED_MEASURES } from './leg-values';
import { prepareOnce } from './prepare-once';

/** A cell of daily_facts but for the team, which the database tells; 0 and '' for none. */
export interface LegCell {
  employeeId: number;
  date: string;
  queueId: number;
  channel: string;
}

/** Made by a constructor: objects of one shape are read many times faster than spread ones. */
class CellSums implements LegCell {
  readonly employeeId: number;
  readonly date: string;
  readonly queueId: number;
  readonly channel: string;
  readonly sums = new Float64Array(SUMMED_MEASURES.length);

  constructor({ employeeId, date, queueId, channel }: LegCell) {
    this.employeeId = employeeId;
    this.date = date;
    this.queueId = queueId;
    this.channel = channel;
  }
}

/** Cells that are kept in mind: a file's days come mostly in their order, so that few are met again. */
const MOST_CELLS = 16_000;
/** Above most centers' queues, and above any center's. */
const FEW_QUEUES = 2 ** 12;
const MANY_QUEUES = 2 ** 24;

/** Person and queue as one number: a small one where that can be, since large ones are slow to look up. */
const keyOf = ({ employeeId, queueId }: LegCell) =>
  queueId < FEW_QUEUES ? employeeId * FEW_QUEUES + queueId : -(employeeId * MANY_QUEUES + queueId);

/** Adds these measures of one cell; the others stay as they are, 0 in a new one. Takes the cell's key, then the sums. */
const addition = (measures: readonly string[]) =>
  `WITH cell AS (SELECT ? AS employee_id, ? AS local_date, ? AS queue_id, ? AS channel)
   INSERT INTO daily_facts (employee_id, local_date, queue_id, channel, week_date, team_id${measures.map((name) => `, ${name}`).join('')})
   SELECT *, date(local_date, 'weekday 0', '-6 days'), COALESCE((SELECT m.team_id FROM team_memberships m
     WHERE m.employee_id = cell.employee_id AND m.from_date <= local_date
       AND (m.to_date IS NULL OR m.to_date > local_date)), 0)${', ?'.repeat(measures.length)} FROM cell WHERE true
   ON CONFLICT DO UPDATE SET ${measures.map((name) => `${name} = ${name} + excluded.${name}`).join(', ') || 'channel = channel'}`;

/**
 * Sums legs as they are inserted and adds the sums to daily_facts, so that the roll-up need not read them again. Cells
 * whose legs change in any other way are noted and recomputed (db/roll-up/changes).
 */
export class LegSums {
  /** Channel and day, then person and queue. */
  readonly #days = new Map<string, Map<number, CellSums>>();
  #size = 0;
  #lastDate = '';
  #lastChannel = '';
  #lastDay = new Map<number, CellSums>();
  readonly #rules;

  constructor(private readonly connection: Connection) {
    this.#rules = legRules(readSettings(connection));
  }

  add(cell: LegCell, leg: MeasuredLeg): void {
    const day = this.#dayOf(cell);
    const key = keyOf(cell);
    let found = day.get(key);
    if (found === undefined) {
      found = new CellSums(cell);
      day.set(key, found);
      this.#size += 1;
    }
    addLeg(found.sums, leg, this.#rules);
  }

  /** Adds what was summed since to daily_facts, in the order in which that is kept. */
  write(): void {
    const cells = [...this.#days.values()].flatMap((day) => [...day.values()]);
    this.#days.clear();
    this.#lastDate = '';
    this.#size = 0;
    cells.sort((a, b) => a.employeeId - b.employeeId || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    // Most measures are 0 in all cells of a file; binding them would cost more than all else.
    const places = [...SUMMED_MEASURES.keys()].filter((place) => cells.some(({ sums }) => sums[place] !== 0));
    const statement = prepareOnce(this.connection, addition(places.map((place) => SUMMED_MEASURES[place]!)));
    for (const { employeeId, date, queueId, channel, sums } of cells) {
      statement.run(employeeId, date, queueId, channel, ...places.map((place) => sums[place]));
      if (channel === 'chat' && employeeId > 0) noteChats(this.connection, employeeId, date);
    }
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
