import type { FileBytes } from '../text/byte-blocks';
import { textBlocks } from '../text/text-blocks';
import type { Encoding } from '../text/text-encoding';

/** Objects that are looked at to learn which paths there are. */
const ENOUGH = 2000;

/** The object on a line by paths such as Agent.Username, lists as JSON; null for anything but an object. */
export function flatObject(line: string): Map<string, string> | null {
  if (!line.trimStart().startsWith('{')) return null;
  try {
    const flat = new Map<string, string>();
    flatten(JSON.parse(line), '', flat);
    return flat;
  } catch {
    return null;
  }
}

function flatten(value: object, path: string, flat: Map<string, string>): void {
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    const name = path + key;
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) flatten(part, `${name}.`, flat);
    else flat.set(name, part === null ? '' : typeof part === 'string' ? part : JSON.stringify(part));
  }
}

/** Whether a file's first lines are JSON objects, one each. */
export const areJsonLines = (lines: readonly string[]) => lines.length > 0 && flatObject(lines[0]!) !== null;

/** The paths of a file's first objects, in the order in which they come: its headers. */
export async function jsonPaths(path: string, source: FileBytes & { encoding: Encoding }): Promise<string[]> {
  const paths = new Set<string>();
  let seen = 0;
  let rest = '';
  for await (const block of textBlocks(path, source)) {
    const lines = (rest + block).split('\n');
    rest = lines.pop()!;
    for (const line of lines) for (const name of flatObject(line)?.keys() ?? []) paths.add(name);
    seen += lines.length;
    if (seen > ENOUGH) return [...paths];
  }
  for (const name of flatObject(rest)?.keys() ?? []) paths.add(name);
  return [...paths];
}
