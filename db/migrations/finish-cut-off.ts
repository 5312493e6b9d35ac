import { type Kysely, sql } from 'kysely';
import { findDone, type Migrations, record } from '../migrate';
import type { Connection } from '../open';
import Sqlite from '../sqlite/driver';
import { statementsOf } from './statements-of';

/**
 * Finishes a migration that was cut off while they still ran outside of a transaction: some of its statements were run,
 * and it was not recorded. Which ones tells the schema, which is compared with that after each statement.
 */
export async function finishCutOff(db: Kysely<unknown>, migrations: Migrations): Promise<void> {
  const { rows } = await sql<Entry>`SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL`.execute(db);
  if (rows.length === 0) return;
  const done = new Set(await findDone(db));
  const statements = new Map<string, string[]>();
  for (const [name, migration] of Object.entries(migrations)) statements.set(name, await statementsOf(migration));
  const ours = new Set([...statements.values()].flat().map((each) => CREATES.exec(each)?.[1]));
  const there = textOf(rows.filter(({ name }) => ours.has(name)));

  const model = new Sqlite(':memory:');
  for (const [name, each] of statements) if (done.has(name)) model.exec(each.join(';'));
  if (textOf(entriesOf(model)) === there) return;
  for (const [name, each] of statements) {
    if (done.has(name)) continue;
    const tried = new Sqlite(model.serialize());
    const last = each.findIndex((statement) => textOf(entriesOf(tried.exec(statement))) === there);
    if (last < 0) continue;
    for (const statement of each.slice(last + 1)) {
      // One that only moves rows leaves no trace in the schema, and may have been run before.
      await sql.raw(statement.replace(/^INSERT INTO/, 'INSERT OR IGNORE INTO')).execute(db);
    }
    return record(db, name);
  }
}

const CREATES = /^CREATE (?:TABLE|INDEX|UNIQUE INDEX|TRIGGER) (\w+)/;

interface Entry {
  name: string;
  sql: string;
}

const entriesOf = (sqlite: Connection) =>
  sqlite.prepare('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL').all() as Entry[];

/** A schema, whichever way it is written and whichever came first. */
const textOf = (entries: Entry[]) =>
  entries
    .map(({ sql }) => sql.replaceAll('"', '').replace(/\s+/g, ' '))
    .sort()
    .join('\n');
