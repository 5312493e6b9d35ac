import type { Db } from 'db/open';
import { countHeld } from 'db/queries/held-people';
import { count } from '../imports/words';
import { findCallsWithoutTalk, findConstantWork, findDoubledCalls, findZeroScores } from './artefact-findings';
import { findCutFiles, findDuplicates } from './file-findings.server';
import type { DataFinding, Known } from './finding';
import { findBehind, findGaps, findLate } from './late-findings';

/** Everything that wants a look, the most urgent kinds first. */
export async function findFindings(db: Db, known: Known): Promise<DataFinding[]> {
  return [
    ...findLate(known),
    ...findBehind(known),
    ...findGaps(known),
    ...(await findHeld(db)),
    ...findCutFiles(known),
    ...findConstantWork(known),
    ...findCallsWithoutTalk(known),
    ...findZeroScores(known),
    ...findDoubledCalls(known),
    ...(await findDuplicates(db, known)),
  ];
}

/** People in files who are not in the roster. */
async function findHeld(db: Db): Promise<DataFinding[]> {
  const people = await countHeld(db, { isOpen: true });
  if (people === 0) return [];
  return [
    {
      key: 'held',
      about: 'waiting',
      what: `${people === 1 ? '1 agent is' : `${count(people)} agents are`} unmatched. Their rows count for nobody yet.`,
      advice: 'Match them, so that their rows count.',
      link: { to: '/imports/people', label: 'Match agents' },
    },
  ];
}
