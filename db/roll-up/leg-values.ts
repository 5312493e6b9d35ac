import type { Settings } from '../default-settings';
import type { Atom, Condition, LegMeasureDeclaration, MeasuredLeg } from '../leg-conditions';
import { LEG_DECLARATIONS, type LegMeasure } from '../leg-measures';

/** The measures of legs in the order of their sums. */
export const SUMMED_MEASURES = Object.keys(LEG_DECLARATIONS) as LegMeasure[];

type Test = (leg: MeasuredLeg) => boolean;

/** What legs of one kind add: ones to these sums, amounts to those. */
interface Additions {
  ones: number[];
  amounts: { place: number; of: (leg: MeasuredLeg) => number }[];
}

/** More would no longer fit into the number that tells kinds of legs apart. */
const MOST_ATOMS = 52;

/**
 * Sums what LEG_DECLARATIONS says of legs in hand: for a load, which would otherwise have to read all of its legs again.
 * Each thing that they ask of a leg is asked once. The answers are the leg's kind, and which measures a kind adds to is
 * worked out with its first leg: a file has few kinds.
 */
export class LegValues {
  readonly #atoms: Test[];
  readonly #measures: (LegMeasureDeclaration & { place: number; applies: Test })[];
  readonly #additions = new Map<number, Additions>();

  constructor(settings: Settings) {
    const atoms = new Map<string, Atom>();
    for (const { when } of Object.values(LEG_DECLARATIONS))
      for (const atom of atomsOf(when)) atoms.set(JSON.stringify(atom), atom);
    if (atoms.size > MOST_ATOMS) throw new Error('The measures of legs ask too many different things of a leg.');
    this.#atoms = [...atoms.values()].map((atom) => testOf(atom, settings));
    this.#measures = SUMMED_MEASURES.map((name, place) => {
      const declared: LegMeasureDeclaration = LEG_DECLARATIONS[name];
      return { ...declared, place, applies: testOf(declared.when, settings) };
    });
  }

  /** Adds what a leg says to the sums of its cell. */
  addTo(sums: Float64Array, leg: MeasuredLeg): void {
    let kind = 0;
    for (const holds of this.#atoms) kind = kind * 2 + (holds(leg) ? 1 : 0);
    let additions = this.#additions.get(kind);
    if (additions === undefined) {
      additions = this.#additionsOf(leg);
      this.#additions.set(kind, additions);
    }
    for (const place of additions.ones) sums[place]! += 1;
    for (const { place, of } of additions.amounts) sums[place]! += of(leg);
  }

  #additionsOf(leg: MeasuredLeg): Additions {
    const added = this.#measures.filter(({ applies }) => applies(leg));
    return {
      ones: added.filter(({ adds }) => adds === 'one').map(({ place }) => place),
      amounts: added
        .filter(({ adds }) => adds !== 'one')
        .map((declared) => ({ place: declared.place, of: amountOf(declared) })),
    };
  }
}

/** Whether a condition holds of a leg in hand, under these settings. */
export function testOf(condition: Condition, settings: Settings): Test {
  switch (condition.is) {
    case 'all': {
      const tests = condition.of.map((each) => testOf(each, settings));
      return (leg) => tests.every((test) => test(leg));
    }
    case 'any': {
      const tests = condition.of.map((each) => testOf(each, settings));
      return (leg) => tests.some((test) => test(leg));
    }
    case 'not': {
      const test = testOf(condition.of, settings);
      return (leg) => !test(leg);
    }
    case 'variant':
      return () => settings.service_level_variant === condition.variant;
    case 'listing':
      return () => settings[condition.in].length > 0;
    case 'known':
      return (leg) => leg[condition.column] !== null;
    case 'equal':
      return (leg) => leg[condition.column] === condition.to;
    case 'listed': {
      const reasons: ReadonlySet<unknown> = new Set(settings[condition.in]);
      return (leg) => reasons.has(leg[condition.column]);
    }
    case 'compared':
      return comparison(condition, typeof condition.to === 'number' ? condition.to : settings[condition.to]);
  }
}

function atomsOf(condition: Condition): Atom[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap(atomsOf);
    case 'not':
      return atomsOf(condition.of);
    case 'variant':
    case 'listing':
      return [];
    default:
      return [condition];
  }
}

function comparison({ column, sign }: Extract<Atom, { is: 'compared' }>, to: number): Test {
  const compare = {
    '<': (value: number) => value < to,
    '<=': (value: number) => value <= to,
    '>': (value: number) => value > to,
  }[sign];
  return (leg) => {
    const value = leg[column];
    return value !== null && compare(value);
  };
}

function amountOf({ adds, amount: [first, ...others] }: LegMeasureDeclaration): (leg: MeasuredLeg) => number {
  const amount = (leg: MeasuredLeg) => {
    let total = leg[first!]!;
    for (const column of others) total += leg[column] ?? 0;
    return total;
  };
  if (adds === 'amount') return amount;
  return (leg) => {
    const seconds = amount(leg) / 1000;
    return seconds * seconds;
  };
}
