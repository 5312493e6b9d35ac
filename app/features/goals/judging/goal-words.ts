import type { GoalCardData } from './goal-cards.server';

/** Statuses whose tag has the odds: the sentence adds what the rest must be. */
const OPEN = new Set<string>(['on track', 'at risk', 'off track']);

/** What a card says of a goal at once: what decides. The rest stands behind “Why?”; of a line, the safeguard's figures too. */
export function goalWords(
  goal: Pick<GoalCardData, 'status' | 'sentence' | 'guardSentence' | 'isGuardBroken' | 'isLive'>,
  { isLine = false } = {},
): { said: string; why: string } {
  const { status, sentence, guardSentence, isGuardBroken, isLive } = goal;
  const isTold = isLive && OPEN.has(status);
  // Some sentences say of the safeguard what is to be said.
  const guard = guardSentence && !sentence.includes(guardSentence) ? guardSentence : '';
  const brief = !isTold && (isLine && status === 'out of reach' ? 'Agree on the next step.' : sentence);
  return {
    said: [brief, isGuardBroken && (isLine ? guard && 'Safeguard missed.' : guard)].filter(Boolean).join(' '),
    why: [brief !== sentence && sentence, (isLine || !isGuardBroken) && guard].filter(Boolean).join(' '),
  };
}
