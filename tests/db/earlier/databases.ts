import { readFileSync } from 'node:fs';
import { lobbyPath } from 'db/lobby/lobby';
import * as lobbyStart from 'db/lobby/migrations/0001_start';
import { MIGRATIONS } from 'db/migrations';
import { statementsOf } from 'db/migrations/statements-of';
import type { Connection } from 'db/open';
import Sqlite from 'db/sqlite/driver';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';

/**
 * What each commit added to the migrations or changed of them, oldest first, as long as they ran outside of transactions.
 * `0003_held_people.1` is that migration as it stood before it was edited, which a file here keeps.
 */
const COMMITS = [
  '0001_start.1',
  '0001_start.2',
  '0001_start.3',
  '0001_start',
  '0003_held_people.1',
  '0002_intervals',
  '0005_automation',
  '0004_saved_profiles',
  '0003_held_people.2',
  '0003_held_people',
  '0009_goals.1',
  '0006_definitions.1',
  '0008_baselines',
  '0007_week_mix',
  '0011_lobby',
  '0009_goals',
  '0006_definitions',
  '0013_goal_versions',
  '0012_scorecards',
];

/** Numbers of commits, for whoever tries them all. */
export const EARLIER: readonly number[] = [...COMMITS.keys()];
export const LAST = COMMITS.length - 1;

/** The statements of each migration that a commit had, by name. */
async function migrationsAt(commit: number): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const version of COMMITS.slice(0, commit + 1)) {
    const [name, edition] = version.split('.') as [string, string?];
    const statements =
      edition === undefined
        ? await statementsOf(MIGRATIONS[name]!)
        : readFileSync(`tests/db/earlier/${version}.sql`, 'utf8').split(/;\n+/);
    const trimmed = statements.map((each) => each.trim()).filter((each) => each !== '');
    found.set(name, trimmed);
  }
  return found;
}

/** What is in a database of before: in columns that every commit had. */
const ROWS = `
INSERT INTO employees (id, name, email) VALUES (1, 'Ana', 'ana@example.com'), (2, 'Ben', NULL);
INSERT INTO employee_aliases (source, alias, employee_id) VALUES ('five9', 'ana1', 1);
INSERT INTO teams (id, name, time_zone) VALUES (1, 'North', 'UTC');
INSERT INTO team_memberships (id, team_id, employee_id, from_date) VALUES (1, 1, 1, '2020-01-01');
INSERT INTO queues (id, name) VALUES (1, 'Billing');
INSERT INTO imports (id, file_name, file_hash, file_bytes, status, created_at) VALUES (1, 'a.csv', 'h', 9, 'loaded', 5);
INSERT INTO import_rows (import_id, line, fate, raw) VALUES (1, 4, 'rejected', 'x;y');
INSERT INTO legs (id, source, contact_key, leg_key, import_id, line, employee_id, queue_id, channel, direction, started_at,
    started_text, time_zone, zone_from, local_date, is_answered, is_abandoned, talk_ms, attributes) VALUES
  (1, 'five9', 'c1', '1', 1, 2, 1, 1, 'chat', 'inbound', 1000, 't', 'UTC', 'file', '2026-03-02', 1, 0, 60000, '{}'),
  (2, 'five9', 'c2', '1', 1, 3, 1, 1, 'chat', 'inbound', 31000, 't', 'UTC', 'file', '2026-03-02', 1, 0, 60000, NULL);
INSERT INTO answers (id, source, answer_key, import_id, line, leg_id, employee_id, channel, kind, scale_min, scale_max,
  score, comment, asked_at, local_date) VALUES (1, 'five9', 'k', 1, 2, 1, 1, 'chat', 'csat', 1, 5, 5, 'fine', 7, '2026-03-02');
INSERT INTO daily_facts (local_date, week_date, employee_id, team_id, queue_id, channel, handled_count, talk_ms)
  VALUES ('2026-03-02', '2026-03-02', 1, 1, 1, 'chat', 2, 120000);
INSERT INTO users (id, email, name, role, employee_id, created_at) VALUES (1, 'ana@example.com', 'Ana', 'admin', 1, 0);
INSERT INTO invitations (token_hash, role, email, created_at, expires_at) VALUES ('link', 'agent', 'b@example.com', 1, 2);
INSERT INTO settings VALUES ('time_zone', '"Europe/Berlin"');
INSERT INTO audit_entries (id, at, user_id, action, thing) VALUES (1, 3, 1, 'create', 'user');
INSERT INTO goals (id, employee_id, metric_id, metric_version, kind, target, start_date, due_date, baseline_from_date,
    baseline_to_date, baseline_sums, baseline_value, baseline_sample, created_by, created_at, closed_note)
  VALUES (1, 1, 'csat', 1, 'period', 0.9, '2026-03-01', '2026-06-01', '2025-12-01', '2026-02-28', '{"wait_known_count":4}',
    0.8, 40, 1, 6, 'well done');
INSERT INTO goal_revisions (id, goal_id, revised_at, user_id, why, changes) VALUES (1, 1, 7, 1, 'later', '{}');
INSERT INTO check_ins (id, goal_id, on_date, user_id, note, status) VALUES (1, 1, '2026-03-09', 1, 'on it', 'on_track')`;

const SESSION = `INSERT INTO sessions VALUES ('cookie', 1, 1, 4000000000000)`;

/** What of it is found again in a database of today, whichever way it came there; of its lobby too. */
export function keptRows(path: string): unknown {
  const [database, lobby] = [new Sqlite(path, { readonly: true }), new Sqlite(lobbyPath(path), { readonly: true })];
  const all = (sqlite: Connection, text: string) => sqlite.prepare(text).raw().all();
  const rows = [
    'SELECT id, name, email FROM employees',
    'SELECT e.name, a.alias FROM employee_aliases a JOIN employees e ON e.id = a.employee_id',
    'SELECT t.name, m.from_date FROM team_memberships m JOIN teams t ON t.id = m.team_id',
    'SELECT file_name, status, created_at, rows_held, loader_pid FROM imports',
    'SELECT line, fate, raw FROM import_rows',
    'SELECT id, contact_key, line, queue_id, talk_ms, attributes FROM legs',
    'SELECT id, leg_id, score, comment, named_channel, channel FROM answers',
    'SELECT handled_count, talk_ms, chat_ms, chat_wall_ms FROM daily_facts',
    'SELECT email, role, employee_id FROM users',
    'SELECT token_hash, role, email, employee_id, expires_at FROM invitations',
    'SELECT * FROM settings',
    'SELECT at, user_id, action, thing FROM audit_entries',
    `SELECT target, closed_note, token, metric_version, counter_metric_version, json_extract(baseline_sums,
      '$.wait_known_count') FROM goals`,
    'SELECT goal_id, why FROM goal_revisions',
    'SELECT on_date, note, own_note, status FROM check_ins',
    'SELECT * FROM stale_mix_weeks',
  ].map((text) => all(database, text));
  const found = [...rows, all(lobby, 'SELECT token_hash, user_id, created_at, expires_at FROM sessions')];
  database.close();
  lobby.close();
  return found;
}

type Outcome = 'whole' | 'cut off' | 'refused';

/**
 * A database that one commit made and filled with rows, and that later ones opened then, each with the migrator that it
 * used. `cutOffAfter` ends the last of them after so many statements, as a kill did.
 */
export async function makeEarlier(path: string, commits: number[], cutOffAfter = Infinity): Promise<Outcome> {
  let outcome: Outcome = 'whole';
  for (const [index, commit] of commits.entries()) {
    outcome = await migrateAs(path, commit, index === commits.length - 1 ? cutOffAfter : Infinity);
    if (outcome === 'whole' && index === 0) fill(path);
  }
  return outcome;
}

function fill(path: string): void {
  const database = new Sqlite(path);
  const keepsSessions = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'sessions'`).get() !== undefined;
  database.exec(keepsSessions ? `${ROWS};${SESSION}` : ROWS);
  database.close();
  if (keepsSessions) return;
  const lobby = new Sqlite(lobbyPath(path));
  lobby.exec(SESSION);
  lobby.close();
}

/** Kysely's own migrator, as it runs where a driver cannot undo a CREATE TABLE: each statement for itself. */
async function migrateAs(path: string, commit: number, cutOffAfter: number): Promise<Outcome> {
  let left = cutOffAfter;
  const run = async (sqlite: Connection, migrations: Map<string, string[]>) => {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = OFF');
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
    const up = (statements: string[]) => async (connection: Kysely<unknown>) => {
      for (const statement of statements) {
        if (left-- <= 0) throw new CutOffError();
        await sql.raw(statement).execute(connection);
      }
      if (left <= 0) throw new CutOffError();
    };
    const provided = Object.fromEntries([...migrations].map(([name, each]) => [name, { up: up(each) }]));
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => provided } }).migrateToLatest();
    await db.destroy();
    return error;
  };
  const migrations = await migrationsAt(commit);
  let error: unknown;
  if (migrations.has('0011_lobby')) {
    error = await run(new Sqlite(lobbyPath(path)), new Map([['0001_start', await statementsOf(lobbyStart)]]));
    if (!error) takeOver(path);
  }
  error ??= await run(new Sqlite(path), migrations);
  if (error === undefined) return 'whole';
  if (error instanceof CutOffError) return 'cut off';
  if (String(error).includes('corrupted migrations')) return 'refused';
  throw error;
}

class CutOffError extends Error {}

function takeOver(path: string): void {
  const lobby = new Sqlite(lobbyPath(path));
  lobby.exec(`ATTACH '${path}' AS old`);
  const has = lobby.prepare(`SELECT 1 FROM old.sqlite_master WHERE name = 'sessions'`).get();
  if (has) lobby.exec('INSERT OR IGNORE INTO main.sessions SELECT * FROM old.sessions');
  lobby.close();
}
