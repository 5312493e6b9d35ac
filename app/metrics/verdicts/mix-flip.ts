import type { Standing } from './between';
import { scaleOf } from './scale';
import { add, NOTHING, type Tally } from './tally';

/** This many standard deviations apart is a difference that no luck explains: 1 in 100. */
const APART = 2.576;
/** Nearer than this, nothing tells two people apart. */
const ALIKE = 1;
/** A narrower reason is given where it explains nearly as much as the widest one. */
const NEARLY = 0.8;

/** Two people whose actual figures tell a story that adjusted ones do not. */
export interface Flip {
  /** Whose actual figure is the higher one. */
  higher: Standing;
  lower: Standing;
  /** 'reversed': on equal contacts it is the other way round; 'gone': nothing tells them apart. */
  kind: 'reversed' | 'gone';
}

/** The pair whose actual order misleads most, a reversed one before any that is gone; null where there is none. */
export function findFlip(standings: readonly Standing[]): Flip | null {
  const known = standings.filter(({ kind, sample, metric }) => kind !== 'early' && sample >= metric.minimumSample);
  let best: (Flip & { size: number }) | null = null;
  for (const higher of known) {
    for (const lower of known) {
      const { to } = scaleOf(higher.metric);
      const error = Math.hypot(higher.standardError, lower.standardError);
      const counted = (to(higher.value) - to(lower.value)) / error;
      const equal = (higher.deviation - lower.deviation) / error;
      if (counted < APART) continue;
      const kind = equal <= -APART ? 'reversed' : Math.abs(equal) < ALIKE ? 'gone' : null;
      if (kind === null) continue;
      const size = kind === 'reversed' ? Math.min(counted, -equal) : counted;
      const isBetter = best === null || (kind === best.kind ? size > best.size : kind === 'reversed');
      if (isBetter) best = { higher, lower, kind, size };
    }
  }
  return best && { higher: best.higher, lower: best.lower, kind: best.kind };
}

/** Contacts of one kind. */
export interface KindTally {
  queue: number;
  part: string;
  tally: Tally;
}

/** The kind of contacts that the higher one has more of and that runs higher for everybody. Null parts are not told. */
export interface MixReason {
  queue: number | null;
  part: string | null;
  /** Of the higher one's contacts, and of the lower one's. */
  share: number;
  otherShare: number;
  /** Everybody's figure there, and over all contacts. */
  rate: number;
  overall: number;
}

/** What in the two mixes explains most of why the first's actual figure is higher; null where nothing does. */
export function findMixReason(mixes: {
  higher: readonly KindTally[];
  lower: readonly KindTally[];
  all: readonly KindTally[];
}): MixReason | null {
  const overall = sum(mixes.all);
  if (overall.n <= 0) return null;
  const names = new Map<string, Pick<MixReason, 'queue' | 'part'>>();
  for (const { queue, part } of mixes.higher) {
    const places = [
      { queue, part: null },
      ...(part
        ? [
            { queue, part },
            { queue: null, part },
          ]
        : []),
    ];
    for (const place of places) names.set(`${place.queue} ${place.part}`, place);
  }
  const reasons = [...names.values()].map((place) => {
    const isThere = (kind: KindTally) =>
      (place.queue === null || kind.queue === place.queue) && (place.part === null || kind.part === place.part);
    const shareOf = (mix: readonly KindTally[]) => sum(mix.filter(isThere)).n / Math.max(1, sum(mix).n);
    const there = sum(mixes.all.filter(isThere));
    const reason = { ...place, share: shareOf(mixes.higher), otherShare: shareOf(mixes.lower) };
    const [rate, usual] = [there.x / there.n, overall.x / overall.n];
    return { ...reason, rate, overall: usual, explains: (reason.share - reason.otherShare) * (rate - usual) };
  });
  // Having more of what runs higher; having less of what runs lower is harder to say and comes to the same.
  const usable = reasons.filter(({ share, otherShare, explains }) => share > otherShare && explains > 0);
  const most = Math.max(...usable.map(({ explains }) => explains));
  const breadth = ({ queue, part }: MixReason) => (queue === null ? 2 : 0) + (part === null ? 1 : 0);
  const [found] = usable.filter(({ explains }) => explains >= NEARLY * most).sort((a, b) => breadth(a) - breadth(b));
  if (!found) return null;
  const { explains: _, ...reason } = found;
  return reason;
}

function sum(kinds: readonly KindTally[]): Tally {
  return kinds.reduce((total, { tally }) => add(total, tally), NOTHING);
}
