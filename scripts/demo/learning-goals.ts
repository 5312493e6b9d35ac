import type { Db } from 'db/open';
import { findLearningGoal } from 'db/queries/learning-goals';
import { addDays, mondayOf } from '~/clock';
import { addEvidence, setLearningGoal } from '~/features/goals/learning-goal.server';
import { idOf, type Setting } from './goals';
import type { PillarName } from './vision';

interface DemoLearningGoal {
  person: string;
  title: string;
  proof: string;
  pillar: PillarName;
  /** In days from the as-of week's Monday, as all days here. */
  setOn: number;
  dueOn: number;
  evidence: readonly { on: number; note: string; link?: (person: number, monday: string) => string }[];
}

/** What a newcomer is to learn, and what somebody is to learn who is to show it to others. */
const LEARNING_GOALS: readonly DemoLearningGoal[] = [
  {
    person: 'Kwame Boateng',
    title: 'Settle a disputed charge without asking the second line',
    proof:
      'Three disputed charges in a row, listened to together, in which Kwame finds the charge, explains it and says what happens next.',
    pillar: 'We solve it',
    setOn: -21,
    dueOn: 25,
    evidence: [
      {
        on: -11,
        note: 'First call heard together: he found the charge quickly, and passed the customer on before explaining it.',
      },
      {
        on: -4,
        note: 'Two calls heard: both explained, one settled. These are his contacts of that week.',
        link: (person, monday) =>
          `/contacts?metric=transfer_rate&person=${person}&from=${addDays(monday, -7)}&to=${addDays(monday, -1)}`,
      },
    ],
  },
  {
    person: 'Amara Nwosu',
    title: 'Show a colleague how to look things up without a hold',
    proof: 'A colleague whom Amara sat beside says what they do differently now.',
    pillar: 'We respect your time',
    setOn: -14,
    dueOn: 32,
    evidence: [],
  },
];

/** Sets what is to be learnt and brings what shows it so far, as the pages would. Gives how many. */
export async function setLearningGoals(db: Db, { asOf, supervisor, pillars }: Setting): Promise<number> {
  const monday = mondayOf(asOf);
  for (const { person, title, proof, pillar, setOn, dueOn, evidence } of LEARNING_GOALS) {
    const id = await idOf(db, 'employees', person);
    const typed = {
      person: String(id),
      title,
      proof,
      pillar: String(pillars[pillar]),
      dueDate: addDays(monday, dueOn),
    };
    const set = await setLearningGoal(db, supervisor, typed, addDays(monday, setOn));
    if (set.errors) throw new Error(`${person}: ${JSON.stringify(set.errors)}`);
    for (const { on, note, link } of evidence) {
      const row = await findLearningGoal(db, set.id);
      if (!row) throw new Error(`${person}: ${title} is not there`);
      const brought = { note, ...(link && { link: link(id, monday) }) };
      const errors = await addEvidence(db, supervisor, { row, typed: brought, addedOn: addDays(monday, on) });
      if (errors) throw new Error(`${person}: ${JSON.stringify(errors)}`);
    }
  }
  return LEARNING_GOALS.length;
}
