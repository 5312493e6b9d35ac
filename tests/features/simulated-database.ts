import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { CENTER_ZONE, WEEKS } from 'fixtures/contact-center/calendar';
import { simulateContactCenter } from 'fixtures/contact-center/simulate';
import type { Truth } from 'fixtures/contact-center/truths';
import { createJudgedExports, writeFiles } from 'fixtures/contact-center/write-exports';
import { loadExport } from '../../scripts/demo/load-exports';
import { openFresh } from '../open-fresh';

/** A database into which the importers have loaded the exports of one simulated center; the truths come with it. */
export async function withSimulatedDatabase<T>(
  { seed, asOf }: { seed: number; asOf: string },
  use: (opened: OpenDatabase, truths: readonly Truth[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-simulated-'));
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  try {
    const center = simulateContactCenter({ seed, asOf });
    const opened = await openFresh();
    opened.connection.pragma('synchronous = OFF');
    write(opened.connection, (tx) => writeSetting(tx, 'time_zone', CENTER_ZONE));
    // What verdicts are made of, in a file a system: so twenty centers load sooner, and the demo's own test loads all.
    const files = createJudgedExports(center, WEEKS);
    writeFiles(files, join(folder, 'exports'));
    for (const { name } of files) {
      await loadExport(opened, join(folder, 'exports', name), null);
    }
    // As the loading thread does when it has loaded.
    await refreshWeekMix(opened.db);
    const result = await use(opened, center.truths);
    await opened.close();
    return result;
  } finally {
    if (url === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = url;
    rmSync(folder, { recursive: true, force: true });
  }
}
