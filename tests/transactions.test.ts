import ts from 'typescript';
import { expect, test } from 'vitest';
import { findNodes, readSourceFiles, type SourceFile } from './source-files';

const files = readSourceFiles().filter(
  ({ path }) => /^(app|db|importers|scripts)\//.test(path) && !/^db\/(lobby\/)?migrations\//.test(path),
);

/** Tables of the one connection that no other sees: they need no right to write. */
const TEMPORARY = new Set([
  'changed_cells',
  'answered_cells',
  'touched_contacts',
  'touched_customers',
  'chat_cells',
  'timed_imports',
  'summed_cells',
  'remarked',
  'chosen_lines',
  'put_off_rows',
  'leaving_import',
  'inherited_legs',
  'inherited_answers',
  'relinked_answers',
  'relinked_reviews',
  'retimed',
  'said_facts',
  'corrected',
  'said_cells',
]);
/** `inherited` of take-back-table.ts is the name of one of them. */
const isTemporary = (table: string) => TEMPORARY.has(table) || /^\$\{inherited\}$/.test(table);
const WRITES = /\b(?:INSERT(?: OR \w+)? INTO|UPDATE(?: OR \w+)?|DELETE FROM|REPLACE INTO)\s+([\w.]+|\$\{[^}]*\})/gi;

/** The tables that a statement writes, as far as it names them. */
const written = (sql: string) =>
  [...sql.matchAll(WRITES)].map(([, table]) => table!).filter((table) => !isTemporary(table) && table !== 'SET');

/** Statements that write and are prepared or run by something else than a transaction. */
function outsideOnes({ path, tree }: SourceFile): string[] {
  return findNodes(tree, ts.isCallExpression).flatMap((call) => {
    const called = call.expression.getText();
    const [by, sql] = /^prepareOnce$/.test(called) ? call.arguments : [call.expression, call.arguments[0]];
    if (!/(^|\.)(prepare|exec|prepareOnce)$/.test(called) || !by || !sql) return [];
    if (/^tx\.|\btx\.connection\b/.test(by.getText())) return [];
    return written(sql.getText()).map((table) => `${path}: ${table}`);
  });
}

test('a statement that writes is a transaction’s own, but for the writers of rows, which are lent one', () => {
  const isLentOne = (path: string) =>
    path.startsWith('importers/load/write/') || /^importers\/load\/people\/(people|held)-book\.ts$/.test(path);
  expect(files.filter(({ path }) => !isLentOne(path)).flatMap(outsideOnes)).toEqual([]);
  expect(files.filter(({ path }) => isLentOne(path)).flatMap(outsideOnes).length).toBeGreaterThan(10);
});

test('transactions begin and end in one place, and nobody asks whether one happens to be open', () => {
  const mayDo = new Set(['db/write-transaction.ts', 'db/sqlite/patient-dialect.ts', 'db/open.ts']);
  const says = /^['"`]\s*(BEGIN|COMMIT|ROLLBACK(?! TO)|END)\b/;
  const speakers = files.filter(({ tree }) =>
    findNodes(tree, ts.isStringLiteralLike).some((node) => says.test(node.getText())),
  );
  expect(speakers.map(({ path }) => path).filter((path) => !mayDo.has(path))).toEqual([]);
  const askers = files.filter(({ tree }) =>
    findNodes(tree, ts.isPropertyAccessExpression).some(({ name }) => /^(in|is)Transaction$/.test(name.text)),
  );
  expect(askers.map(({ path }) => path).filter((path) => !mayDo.has(path))).toEqual([]);
});

test('nobody is handed the database for queries and its connection for a write: a transaction carries both', () => {
  const both = files
    .filter(({ path }) => /^(db\/roll-up|importers\/load)\//.test(path))
    .flatMap(({ path, tree }) =>
      findNodes(tree, ts.isParameter)
        .filter(
          ({ type }) =>
            type !== undefined && /\bdb\b[\s\S]*\bconnection\b|\bconnection\b[\s\S]*\bdb\b/.test(type.getText()),
        )
        .map((node) => `${path}: ${node.getText()}`),
    );
  expect(both).toEqual([]);
});
