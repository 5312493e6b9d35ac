import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { LoadQueue } from 'importers/load/threads/queue';
import { identify } from 'importers/read/recognize/identify';
import { openBenchCenter } from './bench-center';
import { AS_OF, openPages, PAGES } from './bench-server';
import { callsFile, ROWS } from './load';
import { percentile } from './percentile';
import type { Ratio } from './ratio';

const REQUESTS = 400;

/** The slowest hundredth of pages while a file of a million rows is loaded beside them, against the same when it is quiet. */
export async function benchPagesMeanwhile(): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  const path = join(folder, 'center.db');
  process.env.DATABASE_URL = `file:${path}`;
  try {
    const center = await openBenchCenter(path, { legs: 200_000, asOf: AS_OF });
    const open = await openPages(center);
    const file = callsFile(ROWS);
    const { plan } = await identify(file);
    const kept = await keepFile(createReadStream(file));
    const queue = new LoadQueue(async () => {});
    // Once first, so that neither side pays for compiling.
    await timesOf(open, () => false, 40);
    const idle = await timesOf(open, () => false, REQUESTS);
    const { id } = await createImport(center, { file: kept, fileName: 'calls.csv', plan: plan!, userId: null });
    queue.add({ kind: 'load', importId: id });
    let isEnded = false;
    const ended = queue.whenFinished(id).then(() => {
      isEnded = true;
    });
    const meanwhile = await timesOf(open, () => isEnded, Number.POSITIVE_INFINITY);
    await ended;
    const status = center.connection.prepare('SELECT status FROM imports WHERE id = ?').pluck().get(id);
    if (status !== 'loaded') throw new Error(`The load beside the pages ended as ${status}.`);
    await center.close();
    const [slow, usual] = [percentile(meanwhile, 0.99), percentile(idle, 0.99)];
    return [
      {
        name: "a page's 99th percentile, while a load runs : idle",
        ratio: slow / usual,
        detail: `${slow.toFixed(0)} ms : ${usual.toFixed(0)} ms; medians ${percentile(meanwhile, 0.5).toFixed(0)} ms : ${percentile(idle, 0.5).toFixed(0)} ms; ${meanwhile.length} and ${idle.length} pages`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the pages in turn and tells how long each took, until that is enough. */
async function timesOf(open: (path: string) => Promise<number>, isEnough: () => boolean, most: number) {
  const times: number[] = [];
  const paths = Object.values(PAGES);
  while (times.length < most && !isEnough()) times.push(await open(paths[times.length % paths.length]!));
  return times;
}
