import { NEW_EMPLOYEE_ID } from 'db/new-employee-id';
import { noteEmployee } from 'db/roll-up/changes';
import type { EmployeesTable } from 'db/schema';
import { readSettings } from 'db/settings';
import type { Selectable } from 'kysely';
import type { RosterRecord } from '../../records';
import { folded } from '../people/people-book';
import { flag } from './flags';
import type { LoadContext } from './load-context';
import { effectiveStays, type Stay } from './roster-stays';
import { ALIASES, LEADERS, MEMBERSHIPS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, type StoredRow, TableWriter } from './table-writer';

interface Listed {
  record: RosterRecord;
  line: number;
}

const PERSON_FIELDS = ['name', 'email', 'job_title', 'is_contractor', 'hired_date', 'left_date'] as const;

/**
 * A roster is written when all of it has been read, a person at a time: where a stay in a team ends depends on the
 * person's other stays.
 */
export class RosterWriter {
  readonly #people = new Map<string, Listed[]>();
  readonly #teams = new Map<string, StoredRow>();
  readonly #members: TableWriter<RowOf<typeof MEMBERSHIPS>>;
  readonly #leaders: TableWriter<RowOf<typeof LEADERS>>;
  readonly #aliases: TableWriter<RowOf<typeof ALIASES>>;

  constructor(
    private readonly context: LoadContext,
    private readonly met: (line: number, table: string, met: Met) => void,
  ) {
    const { connection, importId } = context;
    this.#members = new TableWriter(connection, MEMBERSHIPS, importId);
    this.#leaders = new TableWriter(connection, LEADERS, importId);
    this.#aliases = new TableWriter(connection, ALIASES, importId);
    for (const team of connection.prepare('SELECT * FROM teams').all() as StoredRow[]) {
      this.#teams.set(folded(team.name as string), team);
    }
  }

  collect(record: RosterRecord, line: number): void {
    const key = folded(record.email ?? record.name);
    const rows = this.#people.get(key);
    if (rows) rows.push({ record, line });
    else this.#people.set(key, [{ record, line }]);
  }

  /** Writes what was collected; calls endOfRow for every line. */
  finish(endOfRow: (line: number) => void): void {
    for (const rows of this.#people.values()) {
      const { id, isMerged } = this.#writePerson(rows);
      for (const { record, line } of rows) {
        for (const { source, alias } of record.aliases) {
          const named = { source, alias: folded(alias), employee_id: id, import_id: this.context.importId, line };
          this.met(line, ALIASES.table, this.#aliases.write(named));
        }
      }
      if (!isMerged) this.#writeStays(id, rows);
      noteEmployee(this.context.connection, id);
      for (const { line } of rows) endOfRow(line);
    }
  }

  /** The last of a person's rows says who they are; the first one's line stands for it. */
  #writePerson(rows: Listed[]): { id: number; isMerged: boolean } {
    const { connection, importId, people } = this.context;
    const { record } = rows.at(-1)!;
    const line = rows[0]!.line;
    const said: Pick<Selectable<EmployeesTable>, (typeof PERSON_FIELDS)[number]> = {
      name: record.name.trim(),
      email: record.email,
      job_title: record.jobTitle,
      is_contractor: flag(record.isContractor),
      hired_date: record.hiredDate,
      left_date: record.leftDate,
    };
    const values = PERSON_FIELDS.map((field) => said[field]);
    const aliases = rows.flatMap((row) => row.record.aliases);
    const known = people.findListed({ name: record.name, email: record.email, aliases });
    if (known === undefined) {
      const id = Number(
        connection
          .prepare(
            `INSERT INTO employees (id, ${PERSON_FIELDS.join(', ')}, import_id, line)
             VALUES (${NEW_EMPLOYEE_ID}, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(...values, importId, line).lastInsertRowid,
      );
      people.learn({ id, name: record.name, email: record.email });
      this.met(line, 'employees', { fate: 'inserted', id });
      return { id, isMerged: false };
    }
    const kept = people.keptOf(known);
    if (kept !== known) {
      // Somebody said that this record is another one's: that one's own row says who they are and where they work.
      this.met(line, 'employees', { fate: 'unchanged', id: kept });
      return { id: kept, isMerged: true };
    }
    const stored = connection.prepare('SELECT * FROM employees WHERE id = ?').get(known) as StoredRow;
    const isSame = PERSON_FIELDS.every((field) => stored[field] === said[field]) && stored.import_id !== null;
    if (isSame) {
      this.met(line, 'employees', { fate: stored.import_id === importId ? 'duplicate' : 'unchanged', id: known });
      return { id: known, isMerged: false };
    }
    connection
      .prepare(
        `UPDATE employees SET ${PERSON_FIELDS.map((f) => `${f} = ?`).join(', ')}, import_id = ?, line = ? WHERE id = ?`,
      )
      .run(...values, importId, line, known);
    people.learn({ id: known, name: record.name, email: record.email });
    this.met(line, 'employees', { fate: 'updated', id: known, previous: stored });
    return { id: known, isMerged: false };
  }

  #writeStays(employeeId: number, rows: Listed[]): void {
    const { connection, importId } = this.context;
    const stayOf = ({ teamId, from, to, line }: Stay & { line: number }) => ({
      employee_id: employeeId,
      team_id: teamId,
      from_date: from,
      to_date: to,
      import_id: importId,
      line,
    });
    const listed: Stay[] = [];
    for (const { record, line } of rows) {
      if (record.team === null) continue;
      const teamId = this.#teamOf(record, line);
      const from = record.fromDate ?? record.hiredDate ?? '1900-01-01';
      const to = dayAfter(record.toDate ?? record.leftDate);
      if (record.isLeader) {
        this.met(line, LEADERS.table, this.#leaders.write(stayOf({ teamId, from, to, line })));
      } else {
        listed.push({ teamId, from, to, line });
      }
    }
    const stored = connection
      .prepare(
        `SELECT team_id AS teamId, from_date AS "from", to_date AS "to", NULL AS line
         FROM team_memberships WHERE employee_id = ?`,
      )
      .all(employeeId) as Stay[];
    for (const { teamId, from, to, line } of effectiveStays(stored, listed)) {
      this.met(line, MEMBERSHIPS.table, this.#members.write(stayOf({ teamId, from, to, line })));
    }
  }

  #teamOf(record: RosterRecord, line: number): number {
    const { connection } = this.context;
    const name = record.team!.trim();
    const known = this.#teams.get(folded(name));
    if (known === undefined) {
      const zone = record.teamTimeZone ?? readSettings(connection).time_zone;
      const { lastInsertRowid } = connection
        .prepare('INSERT INTO teams (name, time_zone) VALUES (?, ?)')
        .run(name, zone);
      const team = { id: Number(lastInsertRowid), name, time_zone: zone };
      this.#teams.set(folded(name), team);
      return team.id;
    }
    if (record.teamTimeZone !== null && record.teamTimeZone !== known.time_zone) {
      connection.prepare('UPDATE teams SET time_zone = ? WHERE id = ?').run(record.teamTimeZone, known.id);
      this.met(line, 'teams', { fate: 'updated', id: known.id as number, previous: { ...known } });
      known.time_zone = record.teamTimeZone;
    }
    return known.id as number;
  }
}

/** A roster names the last day; a stay ends before the day after it. */
function dayAfter(date: string | null): string | null {
  return date && new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
