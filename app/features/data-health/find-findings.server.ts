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

/** People whom files name and nobody knows. */
async function findHeld(db: Db): Promise<DataFinding[]> {
  const people = await countHeld(db, { isOpen: true });
  if (people === 0) return [];
  return [
    {
      key: 'held',
      about: 'waiting',
      what: `Rows wait for ${people === 1 ? 'one person' : `${count(people)} people`} whom nobody knows; they count for nobody yet.`,
      advice: 'Say who they are; their rows then count.',
      link: { to: '/imports/people', label: 'Say who they are' },
    },
  ];
}
