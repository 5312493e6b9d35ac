import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { countLiveGoals } from 'db/queries/goals';
import {
  findLearningGoalIdByToken,
  insertEvidence,
  insertLearningGoal,
  type LearningGoalRow,
  updateLearningGoal,
} from 'db/queries/learning-goals';
import { findNames } from 'db/queries/names';
import { findPillar } from 'db/queries/visions';
import { centerInstantOn, centerNow, centerToday } from '~/center-day.server';
import { readAddress } from '~/features/access/address.server';
import type { SignedInUser } from '~/features/access/permissions';
import { readDay } from '~/read-day';
import { MOST_LIVE_GOALS } from '../goal-input';
import { idOf } from '../new/goal-form-fields.server';
import { tooMany } from '../new/set-goal.server';

type Typed = Record<string, string>;
type Errors = Record<string, string[]>;
type User = Pick<SignedInUser, 'id'>;

const line = (typed: Typed, name: string) => (typed[name] ?? '').trim();

/** Saves a learning goal; `setOn` is for imported ones. A form's token saves it once. */
export async function setLearningGoal(
  db: Db,
  user: User,
  typed: Typed,
  day?: string,
): Promise<{ id: number; errors: null } | { id: null; errors: Errors }> {
  const setOn = day ?? (await centerToday(db));
  const employeeId = idOf(typed.person) ?? 0;
  const [title, proof, dueDate, reason] = ['title', 'proof', 'dueDate', 'reason'].map((name) => line(typed, name));
  const pillarId = idOf(typed.pillar);
  const errors: Errors = {};
  if (!title) errors.title = ['Enter what to learn.'];
  if (!proof) errors.proof = ['Enter how you will both know.'];
  if (!dueDate || readDay(dueDate) === null || dueDate <= setOn) errors.dueDate = ['Choose a future date.'];
  if (pillarId !== null && !(await findPillar(db, pillarId))) errors.pillar = ['Choose a priority from the list.'];
  if (Object.keys(errors).length > 0 || !title || !proof || !dueDate) return { id: null, errors };
  return db.transaction().execute(async (trx) => {
    const token = line(typed, 'token') || null;
    const known = token === null ? undefined : await findLearningGoalIdByToken(trx, token);
    if (known !== undefined) return { id: known, errors: null };
    const live = (await countLiveGoals(trx, [employeeId])).get(employeeId) ?? 0;
    if (live >= MOST_LIVE_GOALS && !reason) {
      const name = (await findNames(trx)).person.get(employeeId) ?? '';
      return { id: null, errors: { reason: [tooMany(name, live)] } };
    }
    const id = await insertLearningGoal(trx, {
      employee_id: employeeId,
      title,
      proof,
      pillar_id: pillarId,
      due_date: dueDate,
      reason: reason || null,
      created_by: user.id,
      created_at: await centerInstantOn(trx, setOn),
      token,
      closed_at: null,
      is_reached: null,
      closed_note: null,
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'set', thing: 'learning_goal', thingId: id });
    return { id, errors: null };
  });
}

/** Adds evidence: a note and a link. Null on success. */
export async function addEvidence(
  db: Db,
  user: User,
  { row, typed, addedOn }: { row: LearningGoalRow; typed: Typed; addedOn?: string },
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['This goal is closed.'] };
  const [note, link] = [line(typed, 'note'), line(typed, 'link')];
  const errors: Errors = {};
  if (!note) errors.note = ['Write what this shows.'];
  const address = link ? readAddress(link) : null;
  if (link && address === null)
    errors.link = ['Enter a link that starts with https://, or one from this site such as /contacts?…'];
  if (Object.keys(errors).length > 0) return errors;
  await db.transaction().execute(async (trx) => {
    const evidence = { learning_goal_id: row.id, user_id: user.id, note, link: address };
    await insertEvidence(trx, {
      ...evidence,
      added_at: addedOn ? await centerInstantOn(trx, addedOn) : await centerNow(trx),
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'evidence', thing: 'learning_goal', thingId: row.id });
  });
  return null;
}

/** Closes the goal; "learned" needs at least one piece of evidence. */
export async function closeLearningGoal(
  db: Db,
  user: User,
  { row, typed }: { row: LearningGoalRow; typed: Typed },
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['This goal is already closed.'] };
  const note = line(typed, 'closing');
  const isReached = typed.outcome === 'done';
  const errors: Errors = {};
  if (!note) errors.closing = ['Write what was learned and what is next.'];
  if (typed.outcome !== 'done' && typed.outcome !== 'not done') errors.outcome = ['Choose an outcome.'];
  else if (isReached && !row.evidence_count) errors.outcome = ['Add evidence first.'];
  if (Object.keys(errors).length > 0) return errors;
  await db.transaction().execute(async (trx) => {
    const closed = { closed_at: await centerNow(trx), is_reached: isReached ? 1 : 0, closed_note: note } as const;
    await updateLearningGoal(trx, row.id, closed);
    await insertAuditEntry(trx, { userId: user.id, action: 'close', thing: 'learning_goal', thingId: row.id });
  });
  return null;
}
