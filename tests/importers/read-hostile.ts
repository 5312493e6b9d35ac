import { execFileSync } from 'node:child_process';
import { readUnknownTable } from 'importers/mapping/read-unknown-table';
import { suggestMapping } from 'importers/mapping/suggest-mapping';
import { readRows } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';

/** What one file cost and came to. */
export interface Cost {
  ms: number;
  rows: number;
  problem: string | null;
  /** The most memory that the process held, of its own and its file's. */
  megabytes: number;
}

/** All that is done with a file before anything of it is written: told what it is, read whole, its columns suggested. */
export async function readHostile(path: string): Promise<Cost> {
  const begun = process.cpuUsage();
  const { plan, problem } = await identify(path);
  let rows = 0;
  if (plan) for await (const some of readRows(path, plan)) rows += some.length;
  const table = await readUnknownTable(path, 'hostile.csv');
  if (table) suggestMapping(table);
  const { user, system } = process.cpuUsage(begun);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { ms: (user + system) / 1000, rows, problem: problem?.message ?? null, megabytes };
}

/** Reads files in a process of its own, one after another, that dies if it needs more memory than this for what it makes of them. */
export function readAlone(megabytes: number, paths: readonly string[]): Cost[] {
  const argv = [`--max-old-space-size=${megabytes}`, '--import', 'tsx', import.meta.filename, ...paths];
  const out = execFileSync(process.execPath, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Cost);
}

// Run by itself it reads the files that it is told and prints what each cost.
if (process.argv[1] === import.meta.filename) {
  for (const path of process.argv.slice(2)) {
    process.stdout.write(`${JSON.stringify(await readHostile(path))}\n`);
  }
}
