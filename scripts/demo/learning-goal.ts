import type { Db } from 'db/open';
import { findLearningGoal } from 'db/queries/learning-goals';
import { addDays, mondayOf } from '~/clock';
import { addEvidence, setLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { idOf, type Setting } from './goals';

/** Of North, and there for nine weeks. */
const NEWCOMER = 'Kwame Boateng';

/** Sets what a newcomer is to learn and brings what shows it so far, as the pages would. */
export async function setLearningGoalOfNewcomer(db: Db, { asOf, supervisor, pillars }: Setting): Promise<void> {
  const monday = mondayOf(asOf);
  const person = String(await idOf(db, 'employees', NEWCOMER));
  const typed = {
    person,
    title: 'Settle a disputed charge without asking the second line',
    proof:
      'Three disputed charges in a row, reviewed together. Kwame finds each charge, explains it and says what happens next.',
    pillar: String(pillars['We solve it']),
    dueDate: addDays(monday, 25),
  };
  const { id, errors } = await setLearningGoal(db, supervisor, typed, addDays(monday, -21));
  const row = id === null ? undefined : await findLearningGoal(db, id);
  if (!row) throw new Error(`${NEWCOMER}: ${JSON.stringify(errors)}`);
  const bring = async (addedOn: string, evidence: Record<string, string>) => {
    const wrong = await addEvidence(db, supervisor, { row, typed: evidence, addedOn });
    if (wrong) throw new Error(`${NEWCOMER}: ${JSON.stringify(wrong)}`);
  };
  await bring(addDays(monday, -11), {
    note: 'First call heard together: he found the charge quickly, and passed the customer on before explaining it.',
  });
  await bring(addDays(monday, -4), {
    note: 'Two calls heard: both explained, one settled. These are his contacts of that week.',
    link: `/contacts?metric=transfer_rate&person=${person}&from=${addDays(monday, -7)}&to=${addDays(monday, -1)}`,
  });
}
