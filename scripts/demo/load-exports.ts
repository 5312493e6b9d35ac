import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { readSettings } from 'db/settings';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import type { RowCounts } from 'importers/load/write/row-log';
import { identify } from 'importers/read/recognize/identify';

/** Loads one export as anybody's would be loaded: by what its content says it is. Gives what its rows became. */
export async function loadExport(opened: OpenDatabase, path: string, userId: number | null): Promise<RowCounts> {
  const { plan, problem } = await identify(path, { centerTimeZone: readSettings(opened.connection).time_zone });
  if (!plan) throw new Error(`${basename(path)}: ${problem?.message} ${problem?.advice}`);
  const file = await keepFile(createReadStream(path, { highWaterMark: 1 << 20 }));
  const { id } = await createImport(opened, { file, fileName: basename(path), plan, userId });
  const result = await loadFile(opened, id);
  if (result.status !== 'loaded') throw new Error(`${basename(path)}: ${result.error}`);
  return result.counts;
}
