import type { Connection } from '../open';

/** Tables whose rows of an import that is being undone still stand there when figures leave them out already. */
export type LeftTable = 'legs' | 'answers';
export const LEFT_TABLES = ['answers', 'legs'] as const satisfies readonly LeftTable[];

/** Temporary tables of the one connection: the import that is being undone, and those of its rows that later imports said again. */
export const LEAVING_TABLES = `
CREATE TEMP TABLE IF NOT EXISTS leaving_import (import_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS inherited_legs (row_id INTEGER PRIMARY KEY, entry INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS inherited_answers (row_id INTEGER PRIMARY KEY, entry INTEGER NOT NULL);
`;

/** Has the roll-up leave out the rows of this import from now on, but for those that are inherited; null: leave out none. */
export function setLeaving(connection: Connection, importId: number | null): void {
  connection.exec(`${LEAVING_TABLES} DELETE FROM leaving_import;
    DELETE FROM inherited_legs; DELETE FROM inherited_answers;`);
  if (importId !== null) connection.prepare('INSERT INTO leaving_import VALUES (?)').run(importId);
}

/** Whether a row is there also when the import that is being undone is gone: asked of all legs and answers that are summed up. */
export const stays = (table: LeftTable, alias: string): string =>
  `(${alias}.import_id IS NOT (SELECT import_id FROM leaving_import)
    OR ${alias}.id IN (SELECT row_id FROM inherited_${table}))`;
