import { beginChanges } from 'db/roll-up/changes';
import { write } from 'db/write-transaction';
import { LoadContext } from 'importers/load/write/load-context';
import { RowLoader } from 'importers/load/write/row-loader';
import type { RosterRecord } from 'importers/records';
import { expect, test } from 'vitest';
import { makeImport } from '../factories';
import { openLoadDatabase } from './load-helpers';

const member: RosterRecord = {
  kind: 'roster',
  name: 'Maria Lopez',
  email: 'maria@example.com',
  jobTitle: 'Agent',
  isContractor: true,
  hiredDate: '2024-02-05',
  leftDate: '2027-01-31',
  team: 'North',
  teamTimeZone: 'Europe/Berlin',
  isLeader: false,
  fromDate: '2025-03-01',
  toDate: '2026-04-30',
  aliases: [
    { source: 'calls', alias: 'mlopez' },
    { source: 'tickets', alias: '9101' },
  ],
};
const leader: RosterRecord = {
  ...member,
  name: 'Gus Hahn',
  email: 'gus@example.com',
  jobTitle: 'Team lead',
  isContractor: false,
  isLeader: true,
  aliases: [],
};

test('whatever a row of a roster says stands in the column of its name, and again when all of it has changed', async () => {
  const database = await openLoadDatabase();
  const { connection } = database;
  const all = (sql: string) => connection.prepare(sql).all();
  const load = async (...records: RosterRecord[]) => {
    const importId = await makeImport(database.db);
    beginChanges(connection);
    const loader = new RowLoader(new LoadContext(connection, importId, 'roster'));
    write(connection, (tx) => {
      const rows = loader.within(tx);
      for (const [at, record] of records.entries())
        rows.load({ line: 100 + at, cells: ['x'], fate: 'record', records: [record] });
      rows.finish();
    });
    return importId;
  };
  const stored = () => ({
    people: all(`SELECT name, email, job_title, is_contractor, hired_date, left_date, import_id, line
      FROM employees ORDER BY line`),
    aliases: all(`SELECT a.source, a.alias, e.name AS person, a.import_id, a.line
      FROM employee_aliases a JOIN employees e ON e.id = a.employee_id ORDER BY a.source`),
    stays: ['team_memberships', 'team_leaders'].map((table) =>
      all(`SELECT e.name AS person, t.name AS team, t.time_zone, from_date, to_date, s.import_id, s.line
        FROM ${table} s JOIN employees e ON e.id = s.employee_id JOIN teams t ON t.id = s.team_id`),
    ),
  });
  const saidBy = (import_id: number, rows: readonly [RosterRecord, RosterRecord]) => {
    const stayOf = (record: RosterRecord, line: number, to_date: string) => {
      const team = { team: record.team, time_zone: record.teamTimeZone };
      return [{ person: record.name, ...team, from_date: record.fromDate, to_date, import_id, line }];
    };
    return {
      people: rows.map((record, at) => ({
        name: record.name,
        email: record.email,
        job_title: record.jobTitle,
        is_contractor: Number(record.isContractor),
        hired_date: record.hiredDate,
        left_date: record.leftDate,
        import_id,
        line: 100 + at,
      })),
      aliases: rows[0].aliases.map((alias) => ({ ...alias, person: rows[0].name, import_id, line: 100 })),
      stays: rows.map((record, at) => stayOf(record, 100 + at, dayAfter(record.toDate!))),
    };
  };

  const first = await load(member, leader);
  expect(stored()).toEqual(saidBy(first, [member, leader]));
  const changed = {
    jobTitle: 'Trainer',
    isContractor: false,
    hiredDate: '2024-03-06',
    leftDate: '2027-02-28',
    teamTimeZone: 'Europe/Madrid',
    toDate: '2026-05-31',
  };
  const next = [
    { ...member, name: 'Maria Lopez-Berg', ...changed },
    { ...leader, name: 'Gus Hahn-Jung', ...changed, isContractor: true },
  ] as const;
  const second = await load(...next);
  expect(stored()).toEqual({
    ...saidBy(second, next),
    // An alias that says the same stays the first file's.
    aliases: member.aliases.map((alias) => ({ ...alias, person: next[0].name, import_id: first, line: 100 })),
  });
});

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
