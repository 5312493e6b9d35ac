import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { beginReturn, decideHeld, findAliasOwner, findWhoSaysAlias } from 'db/queries/held-decisions';
import { findHeld } from 'db/queries/held-people';
import { isEmployee, isTeam } from 'db/queries/membership-scope';
import { findPersonByEmail, insertPerson } from 'db/queries/person-records';
import { getDb } from '~/db.server';
import type { FormErrors } from '~/server/parse-form.server';
import { notFound, type SignedInUser } from '../access/access.server';
import type { CreateForm, HeldForm, LinkForm } from './held-forms.server';
import { moveRows, outcomeSoon } from './move-rows.server';

/** A person made by hand has always been in their team, as far as anybody knows. */
const ALWAYS = '1900-01-01';

/** What is wrong with a decision: said beside a field of the held person's form, or above all. */
export interface HeldAnswer {
  id: number;
  refusal?: string;
  errors?: FormErrors;
}

/** Does what a form of the page asks for. Null: done; the rows move on another thread. */
export async function actOnHeld(user: SignedInUser, form: HeldForm): Promise<HeldAnswer | null> {
  const db = await getDb();
  const { id } = form;
  switch (form.intent) {
    case 'link':
      return link(db, user, form);
    case 'create':
      return create(db, user, form);
    case 'ignore':
      return decide(db, user, { id, state: 'ignored', employeeId: null });
    case 'return':
      return takeBack(db, user, id);
    case 'settle':
      return settle(id);
  }
}

/** The name in files that is decided about; 404 where it is none. */
export async function requireHeld(id: number): Promise<void> {
  const held = Number.isSafeInteger(id) ? await findHeld(await getDb(), id) : undefined;
  if (!held) throw notFound('This person is no longer unmatched.');
}

async function link(db: Db, user: SignedInUser, { id, employee }: LinkForm): Promise<HeldAnswer | null> {
  if (employee === null || !(await isEmployee(db, employee))) {
    return { id, errors: { employee: ['Choose a person from the list.'] } };
  }
  return decide(db, user, { id, state: 'linked', employeeId: employee });
}

async function create(
  db: Db,
  user: SignedInUser,
  { id, name, email: typed, teamId }: CreateForm,
): Promise<HeldAnswer | null> {
  const email = typed ?? null;
  const other = email === null ? undefined : await findPersonByEmail(db, email);
  if (other) {
    const said = `${other.name} has this address. If this is the same person, match instead of adding.`;
    return { id, errors: { email: [said] } };
  }
  const team = teamId > 0 && (await isTeam(db, teamId)) ? teamId : null;
  return decide(db, user, {
    id,
    state: 'created',
    employeeId: (trx) => insertPerson(trx, { name, email, teamId: team, fromDate: ALWAYS }),
  });
}

interface Decision {
  id: number;
  state: 'linked' | 'created' | 'ignored';
  employeeId: number | null | ((trx: Db) => Promise<number>);
}

/** Of two who decide at once, or of two clicks, the first counts; the other sees that decision. */
async function decide(db: Db, user: SignedInUser, { id, state, employeeId }: Decision): Promise<HeldAnswer | null> {
  const refusal = await db.transaction().execute(async (trx) => {
    const now = await findHeld(trx, id);
    if (now?.state !== 'open') return alreadyDecided(now);
    const owner = await findAliasOwner(trx, id);
    if (owner && owner.id !== employeeId) return theirsAlready(now.source, owner.name);
    const person = typeof employeeId === 'function' ? await employeeId(trx) : employeeId;
    await decideHeld(trx, { id, state, employeeId: person, userId: user.id, at: Date.now() });
    await insertAuditEntry(trx, { userId: user.id, action: state, thing: 'held_person', thingId: id });
    return null;
  });
  return refusal === null ? settle(id) : { id, refusal };
}

/** The rows would count for whoever has the name, whatever is said here. */
const theirsAlready = (source: string, name: string) =>
  `${source} now uses this name for ${name}. Match to ${name}, or undo that decision first.`;

function alreadyDecided(held: Awaited<ReturnType<typeof findHeld>>): string {
  if (!held) return 'This person is no longer unmatched.';
  const called = held.name ?? held.login ?? held.email;
  if (held.is_returning === 1) return `The decision about ${called} is being undone. Wait until that is finished.`;
  const who =
    held.user_name ?? (held.decided_import_id === null ? 'Somebody' : `The roster of import ${held.decided_import_id}`);
  const what = held.state === 'ignored' ? `ignored ${called}` : `matched ${called} to ${held.person_name}`;
  return `${who} has already ${what}. If that is wrong, undo it first.`;
}

async function takeBack(db: Db, user: SignedInUser, id: number): Promise<HeldAnswer | null> {
  const held = await findHeld(db, id);
  if (held?.decided_import_id != null) {
    const said = `The roster of import ${held.decided_import_id} says who this is. Take that import back, or load a roster that says otherwise.`;
    return { id, refusal: said };
  }
  const importId = held?.employee_id == null ? null : await findWhoSaysAlias(db, id);
  if (importId !== null) {
    const said = `Since then import ${importId} says the same, so undoing this would change nothing. Take that import back first.`;
    return { id, refusal: said };
  }
  const isBegun = await db.transaction().execute(async (trx) => {
    if (!(await beginReturn(trx, id))) return false;
    const entry = { action: 'take_back', thing: 'held_person', thingId: id, detail: held?.state } as const;
    await insertAuditEntry(trx, { userId: user.id, ...entry });
    return true;
  });
  if (!isBegun) return { id, refusal: 'There is no decision to undo, or it is already being undone.' };
  return settle(id);
}

async function settle(id: number): Promise<HeldAnswer | null> {
  const outcome = await outcomeSoon(moveRows({ kind: 'settle_held', heldPersonId: id }));
  if (outcome?.kind !== 'failed') return null;
  return {
    id,
    refusal: `The decision is saved, but its rows could not be moved: ${outcome.error} Move them again below.`,
  };
}
