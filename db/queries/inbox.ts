import type { Db } from '../open';

/** The newest import of this very file while it lies in the inbox under this name; whatever became of it. */
export function findInboxImport(db: Db, { inboxName, hash }: { inboxName: string; hash: string }) {
  return db
    .selectFrom('imports')
    .select(['id', 'status'])
    .where('inbox_name', '=', inboxName)
    .where('file_hash', '=', hash)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The names of files whose imports say that they lie in the inbox. */
export async function findInboxNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('inbox_name')
    .distinct()
    .where('inbox_name', 'is not', null)
    .execute();
  return rows.flatMap(({ inbox_name: name }) => name ?? []);
}

/** Notes that a file lies in the inbox no more: the next one of this name is another. */
export async function updateInboxLeft(db: Db, inboxName: string): Promise<void> {
  await db.updateTable('imports').set({ inbox_name: null }).where('inbox_name', '=', inboxName).execute();
}
