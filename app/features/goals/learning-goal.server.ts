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
import { readDay } from '~/clock';
import { readAddress } from '~/features/access/address.server';
import type { SignedInUser } from '~/features/access/permissions';
import { idOf } from './goal-form-fields';
import { MOST_LIVE_GOALS } from './goal-input';
import { tooMany } from './set-goal.server';

type Typed = Record<string, string>;
type Errors = Record<string, string[]>;
type User = Pick<SignedInUser, 'id'>;

const LONGEST = 2000;

const line = (typed: Typed, name: string) => (typed[name] ?? '').trim();
const tooLong = (text: string) => (text.length > LONGEST ? [`Keep it below ${LONGEST} letters.`] : null);

/** Sets what somebody is to learn, by when, and how it will show; on another day than today where it is brought along. A form's token sets it once. */
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
  if (!title) errors.title = ['Say what is to be learnt.'];
  if (!proof) errors.proof = ['Say how both of you will see that it was learnt.'];
  if (!dueDate || readDay(dueDate) === null || dueDate <= setOn)
    errors.dueDate = ['Choose a day that is still to come.'];
  for (const [name, text] of Object.entries({ title, proof, reason })) {
    const long = tooLong(text ?? '');
    if (long) errors[name] = long;
  }
  if (pillarId !== null && !(await findPillar(db, pillarId))) errors.pillar = ['Choose one of the pillars.'];
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

/** Brings a piece of evidence: a line, and where to look. Null where all went well. */
export async function addEvidence(
  db: Db,
  user: User,
  { row, typed, addedOn }: { row: LearningGoalRow; typed: Typed; addedOn?: string },
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['The goal is closed.'] };
  const [note, link] = [line(typed, 'note'), line(typed, 'link')];
  const errors: Errors = {};
  if (!note) errors.note = ['Write a line on what it shows.'];
  const long = tooLong(note) ?? tooLong(link);
  if (long) errors.note = long;
  const address = link ? readAddress(link) : null;
  if (link && address === null)
    errors.link = ['Give an address that begins with https://, or one of this site: /contacts?…'];
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

/** Says whether it was learnt; that it was takes at least one piece of evidence. */
export async function closeLearningGoal(
  db: Db,
  user: User,
  { row, typed }: { row: LearningGoalRow; typed: Typed },
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['The goal is closed already.'] };
  const note = line(typed, 'closing');
  const isReached = typed.outcome === 'done';
  const errors: Errors = {};
  if (!note) errors.closing = ['Say what was learnt, and what is next.'];
  const long = tooLong(note);
  if (long) errors.closing = long;
  if (typed.outcome !== 'done' && typed.outcome !== 'not done') errors.outcome = ['Choose one of the two.'];
  else if (isReached && !row.evidence_count) errors.outcome = ['Nothing shows it yet: add a piece of evidence first.'];
  if (Object.keys(errors).length > 0) return errors;
  await db.transaction().execute(async (trx) => {
    const closed = { closed_at: await centerNow(trx), is_reached: isReached ? 1 : 0, closed_note: note } as const;
    await updateLearningGoal(trx, row.id, closed);
    await insertAuditEntry(trx, { userId: user.id, action: 'close', thing: 'learning_goal', thingId: row.id });
  });
  return null;
}
