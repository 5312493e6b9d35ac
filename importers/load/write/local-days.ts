import type { Connection } from 'db/open';
import { readSettings } from 'db/settings';
import { localDateOf } from '../../cells/local-date';

/** No clock is set, and no day begins, but at a quarter of an hour. */
const QUARTER_MS = 900_000;

interface Stay {
  from: string;
  to: string | null;
  zone: string;
}

/** Says on which local day an instant falls for a person: in their team's zone, else in the center's. */
export class LocalDays {
  readonly #centerZone: string;
  readonly #stays = new Map<number, Stay[]>();
  /** Rows that follow one another are mostly of one quarter-hour. */
  #quarter = Number.NaN;
  #date = '';

  constructor(connection: Connection) {
    this.#centerZone = readSettings(connection).time_zone;
    const rows = connection
      .prepare(
        `SELECT m.employee_id AS id, m.from_date AS "from", m.to_date AS "to", t.time_zone AS zone
         FROM team_memberships m JOIN teams t ON t.id = m.team_id`,
      )
      .all() as (Stay & { id: number })[];
    for (const { id, ...stay } of rows) {
      const stays = this.#stays.get(id);
      if (stays) stays.push(stay);
      else this.#stays.set(id, [stay]);
    }
  }

  of(at: number, employeeId: number | null): string {
    const date = this.#centerDate(at);
    const stays = employeeId === null ? undefined : this.#stays.get(employeeId);
    const stay = stays?.find(({ from, to }) => from <= date && (to === null || to > date));
    return stay === undefined || stay.zone === this.#centerZone ? date : localDateOf(at, stay.zone);
  }

  #centerDate(at: number): string {
    const quarter = Math.floor(at / QUARTER_MS);
    if (quarter !== this.#quarter) {
      this.#quarter = quarter;
      this.#date = localDateOf(at, this.#centerZone);
    }
    return this.#date;
  }
}
