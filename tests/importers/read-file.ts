import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExport } from 'importers/read/read-export';
import type { IdentifyOptions } from 'importers/read/recognize/identification';
import { identify } from 'importers/read/recognize/identify';
import type { LegRecord } from 'importers/records';
import type { RowOutcome } from 'importers/row-outcome';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-read-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** Writes a file of its own under a name that says nothing. */
export function fileOf(
  content: string | Buffer,
  encoding: 'utf8' | 'utf16le' | 'latin1' = 'utf8',
  name = 'upload',
): string {
  files += 1;
  const path = join(folder, `${name}-${files}`);
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, encoding) : content);
  return path;
}

export const identifyText = (content: string, options?: IdentifyOptions) => identify(fileOf(content), options);

/** Every outcome of a text, which must be recognized. */
export async function readText(content: string, options?: IdentifyOptions): Promise<RowOutcome[]> {
  const path = fileOf(content);
  const { plan, problem } = await identify(path, options);
  if (!plan) throw new Error(`not recognized: ${problem?.code} ${problem?.message}`);
  return readAll(path, plan);
}

export async function readAll(path: string, plan: Parameters<typeof readExport>[1]): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for await (const batch of readExport(path, plan)) outcomes.push(...batch);
  return outcomes;
}

export function legsOf(outcomes: readonly RowOutcome[]): LegRecord[] {
  return outcomes
    .flatMap((outcome) => (outcome.fate === 'record' ? outcome.records : []))
    .filter((record) => record.kind === 'leg');
}
