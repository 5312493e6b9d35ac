import { formatNumber } from '~/reader-locale';
import { DEEPEST, LONGEST_NAME, LONGEST_VALUE, MOST_FIELDS, MOST_PLACES } from './bounds.server';
import type { Refused } from './refused.server';

type Fields = Iterable<readonly [string, FormDataEntryValue]>;

/** Fields in which the form library carries what a button does, as JSON that names further fields. */
const CARRIERS = new Set(['__intent__', '__state__']);

/**
 * Why the fields of a form or a query are refused before anything builds objects and lists from their names; null where
 * they are within bounds.
 */
export function whyFieldsRefused(fields: Fields): Refused | null {
  const places = new Places();
  let count = 0;
  for (const [name, value] of fields) {
    count += 1;
    if (count > MOST_FIELDS) return TOO_MANY;
    if (name.length > LONGEST_NAME) return LONG_NAME;
    if (typeof value === 'string' && value.length > LONGEST_VALUE) return longValue(name);
    const names = CARRIERS.has(name) ? namesCarried(value) : [name];
    if (names === null) return UNREADABLE;
    for (const each of names) if (!places.take(each)) return strangeName(each);
  }
  return null;
}

/** Counts the places of the lists that names such as pillars[2].metrics[0].weight would build. */
class Places {
  readonly #lengths = new Map<string, number>();
  #taken = 0;

  /** False for a name that reaches into what objects and lists have by themselves, nests too deep or asks for too long lists. */
  take(name: string): boolean {
    const parts = [...name.matchAll(/[^.[\]]+|\[\]/g)];
    if (parts.length > DEEPEST) return false;
    return parts.every(({ 0: part, index }, at) => {
      if (part === '[]') return this.#lengthen(name.slice(0, index), (length) => length + 1);
      if (/^\d+$/.test(part)) return this.#lengthen(name.slice(0, index - 1), () => Number(part) + 1);
      return !(part in (at === 0 ? Object.prototype : Array.prototype));
    });
  }

  #lengthen(list: string, to: (length: number) => number): boolean {
    const length = this.#lengths.get(list) ?? 0;
    const wanted = Math.max(length, to(length));
    this.#lengths.set(list, wanted);
    this.#taken += wanted - length;
    return this.#taken <= MOST_PLACES;
  }
}

/** The names in a button's JSON; null where it is no plain JSON. */
function namesCarried(value: FormDataEntryValue): string[] | null {
  const carried = typeof value === 'string' ? readJson(value) : undefined;
  if (carried === undefined || !isShallow(carried, DEEPEST)) return null;
  const payload = isObject(carried) ? carried.payload : null;
  if (!isObject(payload)) return [];
  const name = String(payload.name ?? '');
  const places = [payload.index, payload.from, payload.to].filter((place) => place !== undefined);
  return [name, ...places.map((place) => `${name}[${String(place)}]`)].filter((each) => each.length <= LONGEST_NAME);
}

function readJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.entries(value).every(([key, each]) => isOwnName(key) && isShallow(each, depth - 1));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isOwnName = (name: string) => !(name in Object.prototype);

const CHECK = 'Go back, check what you sent, and try again.';
const TOO_MANY: Refused = {
  status: 413,
  code: 'too_many_fields',
  message: `This has more than ${formatNumber(MOST_FIELDS)} fields.`,
  advice: 'Send fewer at once.',
};
const LONG_NAME: Refused = {
  status: 400,
  code: 'long_name',
  message: `A field name is longer than ${LONGEST_NAME} characters.`,
  advice: CHECK,
};
const UNREADABLE: Refused = {
  status: 400,
  code: 'unreadable_form',
  message: 'What the button sent cannot be read.',
  advice: CHECK,
};
const longValue = (name: string): Refused => ({
  status: 413,
  code: 'long_value',
  message: `The field “${name.slice(0, 40)}” has more than ${formatNumber(LONGEST_VALUE)} characters.`,
  advice: 'Shorten it, then send it again.',
});
const strangeName = (name: string): Refused => ({
  status: 400,
  code: 'unknown_field',
  message: `No form here has the field “${name.slice(0, 40)}”.`,
  advice: CHECK,
});
