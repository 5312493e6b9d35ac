import type { Db } from '../open';

export interface RejectedRow {
  line: number;
  code: string | null;
  column_name: string | null;
  cell: string | null;
  advice: string | null;
}

/** The first refused rows of an import, in the file's order. */
export function findRejectedRows(
  db: Db,
  { importId, limit }: { importId: number; limit: number },
): Promise<RejectedRow[]> {
  return db
    .selectFrom('import_rows')
    .select(['line', 'code', 'column_name', 'cell', 'advice'])
    .where('import_id', '=', importId)
    .where('fate', '=', 'rejected')
    .orderBy('line')
    .limit(limit)
    .execute();
}
