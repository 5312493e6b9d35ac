import { type RawBuilder, sql } from 'kysely';
import type { Db, OpenDatabase } from '../open';
import { iterate } from '../sqlite/iterate';

const FATES = ['inserted', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const;
export type Fate = (typeof FATES)[number];

export interface RejectedRow {
  line: number;
  code: string | null;
  column_name: string | null;
  cell: string | null;
  advice: string | null;
}

/** What one record of one line came to. A line that yields several records has several. */
export interface RecordFate extends RejectedRow {
  fate: Fate;
  row_table: string | null;
  row_id: number | null;
}

/** Tables whose rows tell by themselves that they were inserted: they carry the import and nothing is noted of them. */
const TELLING = [
  'legs',
  'answers',
  'review_items',
  'events',
  'agent_intervals',
  'agent_states',
  'queue_intervals',
  'adherence_intervals',
  'team_memberships',
  'team_leaders',
] as const;

/** Not that somebody came with a line, which is separate from what the line says; a roster's lines say nothing else. */
const isOfLine = sql<boolean>`(row_table is null or row_table not in ('employees', 'employee_aliases')
  or import_id in (select id from imports where source = 'roster'))`;

/** The first refused rows of an import, in the file's order. */
export function findRejectedRows(
  db: Db,
  { importId, limit }: { importId: number; limit: number },
): Promise<RejectedRow[]> {
  return db
    .selectFrom('published_import_rows')
    .select(['line', 'code', 'column_name', 'cell', 'advice'])
    .where('import_id', '=', importId)
    .where('fate', '=', 'rejected')
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** Refused or held rows with their cells as the file has them, in the file's order, one by one: for a thread of its own. */
export function iterateRefusedCells(
  opened: Pick<OpenDatabase, 'db' | 'connection'>,
  { importId, fate }: { importId: number; fate: 'rejected' | 'held' },
) {
  const query = opened.db
    .selectFrom('published_import_rows')
    .select(['line', 'code', 'column_name', 'advice', 'raw'])
    .where('import_id', '=', importId)
    .where('fate', '=', fate)
    .orderBy('line')
    .compile();
  return iterate(opened, query);
}

/** How often each reason stands behind an import's refused, skipped and held rows, most frequent first. */
export function countReasons(db: Db, importId: number) {
  return db
    .selectFrom('published_import_rows')
    .select((eb) => ['fate', 'code', eb.fn.countAll<number>().as('rows')])
    .where('import_id', '=', importId)
    .where('fate', 'in', ['rejected', 'skipped', 'held'])
    .groupBy(['fate', 'code'])
    .orderBy('rows', 'desc')
    .execute();
}

/** The first rows of an import that met with this fate for this reason, in the file's order. */
export function findReasonExamples(
  db: Db,
  { importId, fate, code, limit }: { importId: number; fate: string; code: string | null; limit: number },
) {
  return db
    .selectFrom('published_import_rows')
    .select(['line', 'column_name', 'cell', 'advice'])
    .where('import_id', '=', importId)
    .where('fate', '=', fate)
    .where('code', code === null ? 'is' : '=', code)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/**
 * A page of an import's lines from one line on, in the file's order, each with the fates of its records. A line counts
 * as what the first of FATES says that any of its records met with.
 */
export async function findImportLines(
  db: Db,
  { importId, fate, from, limit }: { importId: number; fate?: Fate; from: number; limit: number },
): Promise<{ line: number; fate: Fate; records: RecordFate[] }[]> {
  const found: { line: number; fate: Fate; records: RecordFate[] }[] = [];
  let start = from;
  while (found.length < limit) {
    const candidates = await findCandidateLines(db, { importId, fate, from: start, limit: limit + 1 });
    if (candidates.length === 0) break;
    const records = await findRecordFates(db, importId, candidates);
    for (const line of candidates) {
      const ofLine = records.filter((record) => record.line === line);
      const best = FATES.find((name) => ofLine.some((record) => record.fate === name));
      if (best && (fate === undefined || best === fate)) found.push({ line, fate: best, records: ofLine });
    }
    start = candidates.at(-1)! + 1;
  }
  return found.slice(0, limit);
}

/** What became of the records of some lines of an import. */
export async function findRecordFates(db: Db, importId: number, lines: readonly number[]): Promise<RecordFate[]> {
  const among = sql`in (${sql.join([...lines])})`;
  const noted = sql`select line, fate, code, column_name, cell, advice, row_table, row_id from published_import_rows
    where import_id = ${importId} and line ${among} and fate <> 'resolved' and ${isOfLine}`;
  const told = TELLING.map(
    (table) => sql`select t.line, 'inserted' as fate, null as code, null as column_name, null as cell, null as advice,
      ${table} as row_table, t.id as row_id from ${published(table)} t
      where t.import_id = ${importId} and t.line ${among} and ${isUnnoted(table, importId)}`,
  );
  const { rows } = await sql<RecordFate>`${sql.join([noted, ...told], sql` union all `)}`.execute(db);
  return rows.sort((a, b) => a.line - b.line);
}

/** Recounts an import's rows by their fates: after it took rows over from one that was undone, or rows stopped waiting. */
export async function recountImport(db: Db, importId: number): Promise<void> {
  const rank = sql`case fate when 'inserted' then 0 when 'updated' then 1 when 'unchanged' then 2
    when 'rejected' then 3 when 'held' then 4 else 5 end`;
  const branches = [
    sql`select line, fate from import_rows where import_id = ${importId} and fate <> 'resolved' and ${isOfLine}`,
    ...TELLING.map(
      (table) => sql`select t.line, 'inserted' as fate from ${sql.table(table)} t
        where t.import_id = ${importId} and ${isUnnoted(table, importId)}`,
    ),
  ];
  const { rows } = await sql<{ best: number; lines: number }>`
    select best, count(*) as lines
    from (select min(${rank}) as best from (${sql.join(branches, sql` union all `)}) as records group by line) as lines
    group by best`.execute(db);
  const [inserted = 0, updated = 0, unchanged = 0, rejected = 0, held = 0] = [0, 1, 2, 3, 4].map(
    (rank) => rows.find(({ best }) => best === rank)?.lines ?? 0,
  );
  // A row that came to nothing, such as a person's stay that a later line says otherwise, is noted nowhere: it was skipped.
  const others = inserted + updated + unchanged + rejected + held;
  await db
    .updateTable('imports')
    .set((eb) => ({
      rows_inserted: inserted,
      rows_updated: updated,
      rows_unchanged: unchanged,
      rows_rejected: rejected,
      rows_held: held,
      rows_skipped: eb('rows_read', '-', others),
    }))
    .where('id', '=', importId)
    .execute();
}

/** Lines that may belong on the page: every branch gives its first ones, and none beyond where the shortest ended. */
async function findCandidateLines(
  db: Db,
  { importId, fate, from, limit }: { importId: number; fate?: Fate; from: number; limit: number },
): Promise<number[]> {
  const noted = (fate ? [fate] : FATES).map(
    (name) => sql<{ line: number }>`select distinct line from published_import_rows
      where import_id = ${importId} and fate = ${name} and line >= ${from} order by line limit ${limit}`,
  );
  const told = (fate === undefined || fate === 'inserted' ? TELLING : []).map(
    (table) => sql<{ line: number }>`select distinct line from ${published(table)} t
      where t.import_id = ${importId} and t.line >= ${from} and ${isUnnoted(table, importId)} order by line limit ${limit}`,
  );
  const branches = await Promise.all([...noted, ...told].map((query) => query.execute(db)));
  const lines = new Set(branches.flatMap(({ rows }) => rows.map(({ line }) => line)));
  return [...lines].sort((a, b) => a - b).slice(0, limit);
}

/** Of the tables that a load fills before it is whole, what may be read. */
const published = (table: (typeof TELLING)[number]) =>
  sql.table(table === 'legs' || table === 'answers' ? `published_${table}` : table);

function isUnnoted(table: string, importId: number): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from import_rows r where r.row_table = ${table} and r.row_id = t.id
    and r.import_id = ${importId} and r.line = t.line)`;
}
