import { createReadStream, rmSync, statSync } from 'node:fs';
import { openDatabase } from 'db/open-database';
import { createImport } from 'importers/load/files/create-import';
import { keepFile, pathOfKept } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import { startReader } from 'importers/load/threads/read-beside';
import { identify } from 'importers/read/recognize/identify';
import type { LoadFigures } from './load';

/** All that a load is: telling what the file is, keeping it, reading, writing, summing up. Prints what that took. */
async function loadOnce(path: string): Promise<LoadFigures> {
  const opened = await openDatabase();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const stages = new Map<string, number>();
  let stage = 'telling and keeping it';
  let since = begun;
  const enter = (next: string) => {
    if (next === stage) return;
    const now = performance.now();
    stages.set(stage, (stages.get(stage) ?? 0) + now - since);
    [stage, since] = [next, now];
  };
  startReader(statSync(path).size);
  const { plan, problem } = await identify(path);
  if (!plan) throw new Error(problem?.message);
  const file = await keepFile(createReadStream(path, { highWaterMark: 1 << 18 }));
  const { id } = await createImport(opened, { file, fileName: 'calls.csv', plan, userId: null });
  const result = await loadFile(opened, id, ({ phase }) => enter(phase));
  enter('end');
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  await opened.close();
  rmSync(pathOfKept(file.storedPath), { force: true });
  if (result.status !== 'loaded') throw new Error(result.error);
  const { read, inserted } = result.counts;
  if (inserted !== read) throw new Error(`Only ${inserted} of ${read} rows were inserted.`);
  return {
    ms,
    cpuMs: (user + system) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1000),
    stages: [...stages].map(([name, took]) => `${name} ${(took / 1000).toFixed(1)} s`).join(', '),
  };
}

process.stdout.write(JSON.stringify(await loadOnce(process.argv[2]!)));
