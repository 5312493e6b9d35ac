import { type Kysely, type Migration, sql } from 'kysely';
import { findDone, type Migrations } from '../migrate';
import { statementsOf } from './statements-of';

/** A table whose migration was edited after databases had it: what is missing in them, and what stands there instead. */
interface EarlierForm {
  table: string;
  missing: RegExp;
  instead: string;
  /** Only where this migration is done: it adds these columns itself. */
  after?: string;
}

const EARLIER_FORMS: EarlierForm[] = [
  {
    table: 'invitations',
    missing: /email TEXT,(?! employee_id)/,
    instead: 'email TEXT, employee_id INTEGER REFERENCES employees (id),',
  },
  { table: 'imports', missing: /user_id INTEGER,(?! loader_pid)/, instead: 'user_id INTEGER, loader_pid INTEGER,' },
  {
    table: 'answers',
    missing: /queue_id INTEGER REFERENCES queues \(id\), channel TEXT/,
    instead: 'queue_id INTEGER REFERENCES queues (id), named_channel TEXT, channel TEXT',
  },
  {
    table: 'check_ins',
    missing: /user_id INTEGER, note TEXT, status TEXT/,
    instead: 'user_id INTEGER, note TEXT, own_note TEXT, status TEXT',
  },
  {
    table: 'legs',
    missing: /UNIQUE \(source, contact_key, leg_key\)/,
    instead: 'UNIQUE (contact_key, source, leg_key)',
  },
  {
    table: 'goals',
    missing: /status_checked_date TEXT,(?! token)/,
    instead: 'status_checked_date TEXT, token TEXT UNIQUE,',
  },
  {
    table: 'goals',
    missing: /REFERENCES goal_groups \(id\)(?!, closed_next)/,
    instead: 'REFERENCES goal_groups (id), closed_next TEXT, own_review TEXT, acknowledged_at INTEGER',
    after: '0009_goals',
  },
  {
    table: 'held_people',
    missing: /employee_id INTEGER REFERENCES employees \(id\),(?! is_returning)/,
    instead: 'employee_id INTEGER REFERENCES employees (id), is_returning INTEGER NOT NULL DEFAULT 0,',
  },
];

/** Migrations to which tables were added; none of these is dropped by a later one. */
const GREW = ['0003_held_people', '0009_goals'];

/** Brings what databases of earlier commits have of the migrations to what these say now. */
export async function mendEarlierForms(db: Kysely<unknown>, migrations: Migrations): Promise<void> {
  const done = new Set(await findDone(db));
  for (const table of new Set(EARLIER_FORMS.map((form) => form.table))) {
    const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_master
      WHERE type = 'table' AND name = ${table}`.execute(db);
    const had = rows[0]?.sql.replace(/\s+/g, ' ');
    if (had === undefined) continue;
    const forms = EARLIER_FORMS.filter((form) => form.table === table && (!form.after || done.has(form.after)));
    const has = forms.reduce((text, { missing, instead }) => text.replace(missing, instead), had);
    if (has !== had) await rebuild(db, table, has);
  }
  for (const name of GREW.filter((each) => done.has(each))) {
    for (const statement of await statementsOf(migrations[name]!)) {
      const created = /^CREATE (?:TABLE|INDEX|UNIQUE INDEX) (\w+)/.exec(statement)?.[1];
      if (created !== undefined && !(await exists(db, created))) await sql.raw(statement).execute(db);
    }
  }
  if (done.has('0006_definitions')) await sumChats(db, migrations['0006_definitions']!);
}

/** A table under the same name with another text, its rows, indexes and triggers. */
async function rebuild(db: Kysely<unknown>, table: string, text: string): Promise<void> {
  const { rows: columns } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  const { rows: kept } = await sql<{ sql: string }>`SELECT sql FROM sqlite_master
    WHERE tbl_name = ${table} AND type IN ('index', 'trigger') AND sql IS NOT NULL`.execute(db);
  const names = columns.map(({ name }) => name).join(', ');
  const statements = [
    text.replace(/^CREATE TABLE "?\w+"?/, 'CREATE TABLE rebuilt'),
    `INSERT INTO rebuilt (${names}) SELECT ${names} FROM ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE rebuilt RENAME TO ${table}`,
    ...kept.map((each) => each.sql),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function exists(db: Kysely<unknown>, name: string): Promise<boolean> {
  return (await sql`SELECT 1 FROM sqlite_master WHERE name = ${name}`.execute(db)).rows.length > 0;
}

/** How chats overlapped was at first not summed of the rows that were there. */
async function sumChats(db: Kysely<unknown>, definitions: Migration): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM daily_facts
    WHERE channel = 'chat' AND employee_id <> 0 AND talk_ms > 0 AND chat_ms = 0 LIMIT 1`.execute(db);
  if (rows.length === 0) return;
  const summing = (await statementsOf(definitions)).find((each) => each.startsWith('UPDATE daily_facts SET chat_ms'));
  await sql.raw(`${summing} AND daily_facts.chat_ms = 0`).execute(db);
}
