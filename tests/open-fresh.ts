import { copyFileSync, existsSync } from 'node:fs';
import { lobbyPath } from 'db/lobby/lobby';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';

/** Opens the database at the path as a server does; where none is there it is a new one, copied from the migrated template. */
export async function openFresh(path = databasePath()): Promise<OpenDatabase> {
  const template = inject('template');
  if (path === ':memory:') return openInMemory(template);
  const isNew = !existsSync(path);
  if (isNew) copyFileSync(template, path);
  if (isNew && !existsSync(lobbyPath(path))) copyFileSync(lobbyPath(template), lobbyPath(path));
  return openDatabase(path);
}

async function openInMemory(template: string): Promise<OpenDatabase> {
  const opened = connect(':memory:', true);
  opened.connection.pragma('busy_timeout = 0');
  await copyInto(opened.db, template);
  await copyInto(opened.lobby, lobbyPath(template));
  return opened;
}

/** Tables and their rows before all that acts on them, such as triggers. */
async function copyInto<Tables>(db: Kysely<Tables>, path: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    const run = <Row>(statement: string) => sql.raw<Row>(statement).execute(connection);
    await run('PRAGMA foreign_keys = OFF');
    await run(`ATTACH '${path}' AS template`);
    const { rows } = await run<{ type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM template.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
    );
    const tables = rows.filter(({ type }) => type === 'table');
    for (const table of tables) await run(table.sql);
    for (const { name } of tables) await run(`INSERT INTO main."${name}" SELECT * FROM template."${name}"`);
    for (const other of rows.filter(({ type }) => type !== 'table')) await run(other.sql);
    await run('DETACH template');
    await run('PRAGMA foreign_keys = ON');
  });
}
