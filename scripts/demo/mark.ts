import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'db/open';
import type { DemoAccount } from './accounts';

const SETTING = 'demo';
/** A change of any of this makes another demo. */
const MADE_BY = ['fixtures/contact-center', 'importers', 'db', 'scripts/demo', 'scripts/load-demo.ts'];

/** What a demo's database says of itself; one without it is somebody's own and is never touched. */
export interface Mark {
  asOf: string;
  madeBy: string;
  accounts: DemoAccount[];
}

export async function findMark(db: Db): Promise<Mark | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', SETTING).executeTakeFirst();
  return row ? (JSON.parse(row.value) as Mark) : null;
}

/** Written last: a database that carries it is whole. */
export async function writeMark(db: Db, mark: Mark): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name: SETTING, value: JSON.stringify(mark) })
    .execute();
}

/** A fingerprint of the code that makes the demo's database. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of MADE_BY.flatMap(filesOf)) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.sort().map((name) => join(path, name));
}
