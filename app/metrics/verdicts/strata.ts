import { TENURE_BANDS } from './tenure-band';

/** What kind of contact, by who: people are compared within these as far as there are enough rows. */
export interface MixKey {
  channel: string;
  queue: number;
  part: string;
  tenure: string;
}

/** Rows of one person of one kind. Those that are no reference are placed too, and count for nobody. */
export interface MixRows extends MixKey {
  person: number;
  n: number;
  isReference: boolean;
}

export interface Stratum {
  stratum: string;
  /** Channel and queue: what moves together from week to week. */
  group: string;
}

/** A stratum's reference has at least this many rows of others, whoever is looked at. */
const FEWEST_REFERENCE_ROWS = 100;

type Axis = 'channel' | 'queue' | 'part' | 'tenure';
/** The first is merged last. */
const AXES: readonly Axis[] = ['channel', 'queue', 'part', 'tenure'];
/** How many of the axes make a group. */
const GROUP_AXES = 2;

interface Kind {
  key: MixKey;
  people: Map<number, number>;
}

interface Bin {
  name: string;
  kinds: Kind[];
}

/**
 * Channel × queue × part of day × tenure band, merged until each stratum's reference has 100 rows beside those of its
 * busiest person. Tenure bands are given up first (with the neighbouring band), then parts of the day (with the
 * neighbouring part), then queues of a channel (the two smallest), and channels last. The same rows give the same strata
 * in whatever order they come. `parts` is the order of the day. The answer finds each kind's stratum.
 */
export function mergeStrata(rows: Iterable<MixRows>, parts: readonly string[]): (key: MixKey) => Stratum {
  const kinds = new Map<string, Kind>();
  for (const { person, n, isReference, ...key } of rows) {
    const name = nameOf(key);
    let kind = kinds.get(name);
    if (!kind) {
      kind = { key, people: new Map() };
      kinds.set(name, kind);
    }
    if (isReference) kind.people.set(person, (kind.people.get(person) ?? 0) + n);
  }
  const found = new Map<string, Stratum>();
  const orders = { part: parts, tenure: TENURE_BANDS.map(({ name }) => name) };
  split([...kinds.values()], [], { orders, found });
  return (key) => {
    const stratum = found.get(nameOf(key));
    if (!stratum) throw new Error(`No stratum was made of ${nameOf(key)}`);
    return stratum;
  };
}

const nameOf = (key: MixKey) => AXES.map((axis) => key[axis]).join('|');

interface Splitting {
  /** Along an order neighbours merge, else the two that have the fewest rows. */
  orders: Partial<Record<Axis, readonly string[]>>;
  found: Map<string, Stratum>;
}

function split(kinds: Kind[], path: string[], splitting: Splitting): void {
  const axis = AXES[path.length];
  if (!axis) {
    const stratum = { stratum: path.join('|'), group: path.slice(0, GROUP_AXES).join('|') };
    for (const { key } of kinds) splitting.found.set(nameOf(key), stratum);
    return;
  }
  const bins = new Map<string, Bin>();
  for (const kind of kinds) {
    const name = String(kind.key[axis]);
    const bin = bins.get(name);
    if (bin) bin.kinds.push(kind);
    else bins.set(name, { name, kinds: [kind] });
  }
  for (const { name, kinds } of merge([...bins.values()], splitting.orders[axis])) {
    split(kinds, [...path, name], splitting);
  }
}

function merge(bins: Bin[], order?: readonly string[]): Bin[] {
  const place = ({ name }: Bin) => (order?.includes(name) ? order.indexOf(name) : Number.MAX_SAFE_INTEGER);
  let left = bins
    .map((bin) => ({ ...bin, rows: rowsOfOthers(bin) }))
    .sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
  while (left.length > 1) {
    const smallest = left.reduce((least, bin) => (bin.rows < least.rows ? bin : least));
    if (smallest.rows >= FEWEST_REFERENCE_ROWS) break;
    const at = left.indexOf(smallest);
    const candidates = order ? [left[at - 1], left[at + 1]] : left.filter((bin) => bin !== smallest);
    const partner = candidates
      .filter((bin) => bin !== undefined)
      .reduce((least, bin) => (bin.rows < least.rows ? bin : least));
    const [first, second] = left.indexOf(partner) < at ? [partner, smallest] : [smallest, partner];
    const both = { name: `${first.name}+${second.name}`, kinds: [...first.kinds, ...second.kinds] };
    left = left.flatMap((bin) => {
      if (bin === first) return [{ ...both, rows: rowsOfOthers(both) }];
      return bin === second ? [] : [bin];
    });
  }
  return left;
}

/** The rows that there are to compare the busiest person with. */
function rowsOfOthers({ kinds }: Bin): number {
  const people = new Map<number, number>();
  let all = 0;
  for (const kind of kinds) {
    for (const [person, n] of kind.people) {
      all += n;
      people.set(person, (people.get(person) ?? 0) + n);
    }
  }
  return all - Math.max(0, ...people.values());
}
