import { DEEPEST_OBJECT, LONGEST_HEADER, MOST_COLUMNS, SAMPLE } from '../../bounds';
import type { FileBytes } from '../text/byte-blocks';
import type { Encoding } from '../text/encodings';
import type { BrokenLine } from './raw-row';
import { wholeLines } from './whole-lines';

/** Objects that are looked at to learn which paths there are. */
const ENOUGH = 2000;

/** The object on a line by paths such as Agent.Username, lists as JSON; or why it is none that can be read. */
export function flatObject(line: string): Map<string, string> | Extract<BrokenLine, `${string}_object`> {
  const text = line.trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return 'broken_object';
  const value = parsed(text);
  if (value === undefined) return 'broken_object';
  const flat = new Map<string, string>();
  return flatten(value, '', flat, DEEPEST_OBJECT) ? flat : 'deep_object';
}

/** Undefined where it is no JSON. Without a stack trace, which would cost ten times what the line does. */
function parsed(text: string): object | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** False where objects stand within objects without end, or have more or longer names than any table. */
function flatten(value: object, path: string, flat: Map<string, string>, levels: number): boolean {
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    const name = path + key;
    if (levels === 0 || name.length > LONGEST_HEADER || flat.size > MOST_COLUMNS) return false;
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
      if (!flatten(part, `${name}.`, flat, levels - 1)) return false;
    } else {
      if (typeof part === 'object' && !isFlatter(part, levels)) return false;
      flat.set(name, part === null ? '' : typeof part === 'string' ? part : JSON.stringify(part));
    }
  }
  return true;
}

/** Whether a list nests lists and objects to fewer levels than this. */
function isFlatter(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isFlatter(part, levels - 1));
}

/** Whether a file's first lines are JSON objects, one each. */
export const areJsonLines = (lines: readonly string[]) => lines.length > 0 && typeof flatObject(lines[0]!) === 'object';

/** The paths of a file's first objects, in the order in which they come: its headers. No more than show that they are too many. */
export async function jsonPaths(path: string, source: FileBytes & { encoding: Encoding }): Promise<string[]> {
  const paths = new Set<string>();
  let [seen, characters] = [0, 0];
  for await (const lines of wholeLines(path, source)) {
    for (const line of lines) {
      const flat = flatObject(line);
      if (typeof flat === 'object') for (const name of flat.keys()) paths.add(name);
      characters += line.length;
    }
    seen += lines.length;
    if (seen > ENOUGH || characters > SAMPLE.characters || paths.size > MOST_COLUMNS) break;
  }
  return [...paths];
}
