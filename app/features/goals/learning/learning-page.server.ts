import { randomUUID } from 'node:crypto';
import type { Db } from 'db/open';
import { findEvidence, findLearningGoals, type LearningGoalRow } from 'db/queries/learning-goals';
import { findAllPeople } from 'db/queries/people';
import { findVision } from 'db/queries/visions';
import { addDays, daysBetween } from '~/clock';
import { visibleEmployeeIds } from '~/features/access/access.server';
import { readAddress } from '~/features/access/address.server';
import type { SignedInUser } from '~/features/access/permissions';

const MONTH = 28;
/** New people do better with learning goals than with targets (Locke & Latham 2002). */
const NEW_DAYS = 90;

/** What a list shows of a learning goal. */
function lineOf(row: LearningGoalRow, today: string) {
  return {
    id: row.id,
    employeeId: row.employee_id,
    ownerName: row.employee_name,
    title: row.title,
    dueDate: row.due_date,
    isLive: row.closed_at === null,
    isReached: row.is_reached === 1,
    isOverdue: row.closed_at === null && row.due_date < today,
    evidence: row.evidence_count ?? 0,
  };
}
export type LearningLine = ReturnType<typeof lineOf>;

/** The live learning goals that the user may see. */
export async function findLearningLines(db: Db, user: SignedInUser, today: string): Promise<LearningLine[]> {
  const rows = await findLearningGoals(db, { employeeIds: await visibleEmployeeIds(user, 'goal'), isLive: true });
  return rows.map((row) => lineOf(row, today));
}

/** One learning goal with its evidence. */
export async function findLearningPage(db: Db, row: LearningGoalRow, today: string) {
  return {
    ...lineOf(row, today),
    proof: row.proof,
    reason: row.reason,
    pillarName: row.pillar_name,
    creatorName: row.creator_name,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedNote: row.closed_note,
    // Older links were stored unchecked: an unsafe one is shown as text.
    pieces: (await findEvidence(db, row.id)).map((piece) => ({
      ...piece,
      address: piece.link === null ? null : readAddress(piece.link),
    })),
  };
}
export type LearningPage = Awaited<ReturnType<typeof findLearningPage>>;

/** The people the user may set a learning goal for, the priorities, and a prefilled form. */
export async function findLearningForm(
  db: Db,
  user: SignedInUser,
  { person, today }: { person: number | null; today: string },
) {
  const [everybody, vision, visible] = await Promise.all([
    findAllPeople(db, today),
    findVision(db, today),
    visibleEmployeeIds(user, 'goal'),
  ]);
  const people = everybody
    .filter(({ id, teamId }) => teamId !== null && (visible === 'all' || visible.includes(id)))
    .map(({ id, name }) => ({ id, name }));
  const fields = { person: String(person ?? ''), dueDate: addDays(today, MONTH), token: randomUUID() };
  return { people, pillars: vision?.pillars ?? [], fields };
}

/** The name of a person hired recently; null for others. */
export async function findNewcomer(db: Db, employeeId: number, today: string): Promise<string | null> {
  const person = (await findAllPeople(db, today)).find(({ id }) => id === employeeId);
  if (!person?.hiredDate) return null;
  return daysBetween(person.hiredDate, today) < NEW_DAYS ? person.name : null;
}
