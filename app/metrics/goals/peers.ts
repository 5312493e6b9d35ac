import { addTallies, type Tally } from './tally';

/** What one peer (a person or a team) did in one stratum: queue × channel. */
export interface PeerCell {
  peer: number;
  stratum: string;
  tally: Tally;
}

/**
 * Peers' figures as if they had the owner's mix of strata: each is observed ÷ expected, times what the owner's mix
 * would give (indirect standardisation, method: case mix). Who has nothing to be compared by is left out.
 */
export function adjustPeers(cells: readonly PeerCell[], owner: number): Tally[] {
  const known = cells.filter(({ tally }) => tally.n > 0);
  const strata = new Map<string, Tally>();
  const byPeer = new Map<number, PeerCell[]>();
  for (const cell of known) {
    strata.set(cell.stratum, addTallies([strata.get(cell.stratum) ?? { sum: 0, n: 0, squares: 0 }, cell.tally]));
    byPeer.set(cell.peer, [...(byPeer.get(cell.peer) ?? []), cell]);
  }
  const expected = (mix: readonly PeerCell[]) => {
    const n = mix.reduce((total, { tally }) => total + tally.n, 0);
    const sum = mix.reduce((total, { stratum, tally }) => {
      const level = strata.get(stratum);
      return level ? total + (tally.n * level.sum) / level.n : total;
    }, 0);
    return n > 0 ? sum / n : 0;
  };
  const base = expected(byPeer.get(owner) ?? known);
  return [...byPeer.values()].flatMap((mix) => {
    const own = expected(mix);
    if (own <= 0) return [];
    const { sum, n, squares } = addTallies(mix.map(({ tally }) => tally));
    const factor = base / own;
    return [{ sum: sum * factor, n, squares: squares * factor ** 2 }];
  });
}
