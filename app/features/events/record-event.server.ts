import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { insertBaseline, revokeBaselinesOfEvent } from 'db/queries/baselines';
import { findLoggedEvent, insertEvent, removeEvent } from 'db/queries/events';
import { mondayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import type { FormErrors } from '~/server/parse-form.server';
import type { EventChoices } from './event-choices.server';
import type { EventForm } from './event-forms.server';

interface RecordQuestion {
  user: Pick<SignedInUser, 'id'>;
  choices: EventChoices;
}

/** Writes down what happened and, where it is wished, begins new baselines from its week. Gives where to go next, or what is wrong. */
export async function recordEvent(
  db: Db,
  { kind, title, about, onDate, untilDate, isNewBaseline }: EventForm,
  { user, choices }: RecordQuestion,
): Promise<{ to: string; id: number } | { errors: FormErrors }> {
  if (!isAmong(choices, about)) return { errors: { about: ['Choose who was involved.'] } };
  const [thing, number] = about.split('-');
  const id = Number(number);
  if (isNewBaseline && thing === 'queue') {
    const said = 'What a queue met is taken out of everybody’s verdicts already. Leave this empty.';
    return { errors: { isNewBaseline: [said] } };
  }
  const employeeId = thing === 'person' ? id : null;
  const teamId = thing === 'team' ? id : null;
  const logged = await db.transaction().execute(async (trx) => {
    const eventId = await insertEvent(trx, {
      kind,
      title,
      onDate,
      untilDate: untilDate ?? null,
      employeeId,
      teamId,
      queueId: thing === 'queue' ? id : null,
      recordedBy: user.id,
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'create', thing: 'event', thingId: eventId, detail: kind });
    if (!isNewBaseline) return eventId;
    const baselineId = await insertBaseline(trx, {
      employee_id: employeeId,
      team_id: teamId,
      metric_id: null,
      from_date: mondayOf(onDate),
      event_id: eventId,
      reason: title,
      created_by: user.id,
      created_at: Date.now(),
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'create', thing: 'baseline', thingId: baselineId });
    return eventId;
  });
  return { to: pageOf({ employeeId, teamId }), id: logged };
}

/** Undoes an event about whoever the user may log one for, and the baselines that were begun with it. Gives where to go next; null where there is nothing to undo. */
export async function takeBackLogged(
  db: Db,
  { user, choices, id }: { user: Pick<SignedInUser, 'id'>; choices: EventChoices; id: number },
): Promise<{ to: string } | null> {
  const event = Number.isSafeInteger(id) ? await findLoggedEvent(db, id) : undefined;
  if (!event) return null;
  const { employeeId, teamId, queueId } = event;
  const about = employeeId !== null ? `person-${employeeId}` : teamId !== null ? `team-${teamId}` : `queue-${queueId}`;
  if (!isAmong(choices, about) || !(await takeBackEvent(db, user, id))) return null;
  await revokeBaselinesOfEvent(db, { eventId: id, revokedBy: user.id });
  return { to: pageOf(event) };
}

const isAmong = ({ people, teams, queues }: EventChoices, about: string) =>
  [...people, ...teams, ...queues].some(({ value }) => value === about);

function pageOf({ employeeId, teamId }: { employeeId: number | null; teamId: number | null }): string {
  if (employeeId !== null) return `/people/${employeeId}`;
  return teamId !== null ? `/teams/${teamId}` : '/';
}

/** Undoes what was logged here; false where there is nothing to undo. */
export async function takeBackEvent(db: Db, user: Pick<SignedInUser, 'id'>, id: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isRemoved = await removeEvent(trx, { id, removedBy: user.id });
    if (isRemoved) await insertAuditEntry(trx, { userId: user.id, action: 'delete', thing: 'event', thingId: id });
    return isRemoved;
  });
}
