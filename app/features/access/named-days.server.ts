import { findNamedDays, findUnnamedDays, type PersonDay, type Viewer } from 'db/queries/named-days';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { visibleEmployeeIds } from './access.server';
import { NAMED_BY, type NamedThing, type SignedInUser, scopeOf } from './permissions';

/** Nobody has this id; 0 stands for rows that are nobody's. */
const NO_PERSON = -1;

/** The viewer as the one who sees rows, and their figures, by name on a day; undefined where they see everybody's of all days. */
export function viewerOf(
  { role, employeeId }: Pick<SignedInUser, 'role' | 'employeeId'>,
  date: string,
  thing: NamedThing = 'contact',
): Viewer | undefined {
  const scope = scopeOf(role, 'read', thing);
  if (scope === 'all') return undefined;
  const id = scope === 'none' ? NO_PERSON : (employeeId ?? NO_PERSON);
  return scope === 'team' ? { employeeId: id, sees: 'led', date } : { employeeId: id, sees: 'own' };
}

/** Whose a thing is, with its first and last day. */
export interface OfPerson {
  employeeId: number;
  from: string;
  to: string;
}

/** The things that the user sees by name, as NAMED_BY has it for such things; those of no person (null) stay in. */
export async function keepNamed<T>(
  user: SignedInUser,
  thing: NamedThing,
  { items, of }: { items: readonly T[]; of: (item: T) => OfPerson | null },
): Promise<T[]> {
  const visible = await visibleEmployeeIds(user, thing);
  if (visible === 'all') return [...items];
  const led = new Set(visible);
  const asked = items.flatMap((item) => of(item) ?? []).filter(({ employeeId }) => led.has(employeeId));
  const isNamed = await whichAreNamed(user, thing, asked);
  return items.filter((item) => {
    const one = of(item);
    return one === null || (led.has(one.employeeId) && isNamed(one));
  });
}

/** Of things of people that the user leads today. */
async function whichAreNamed(
  user: SignedInUser,
  thing: NamedThing,
  asked: readonly OfPerson[],
): Promise<(one: OfPerson) => boolean> {
  const db = await getDb();
  const leader = viewerOf(user, await centerToday(db), thing);
  if (asked.length === 0 || leader?.sees !== 'led') return () => true;
  switch (NAMED_BY[thing]) {
    case 'today':
      return () => true;
    case 'its day':
    case 'last day': {
      const days = asked.map(({ employeeId, to }) => ({ employeeId, date: to }));
      const named = new Set((await findNamedDays(db, leader, days)).map(keyOf));
      return ({ employeeId, to }) => named.has(keyOf({ employeeId, date: to }));
    }
    case 'every day': {
      const from = asked.map((one) => one.from).sort()[0]!;
      const to = asked
        .map((one) => one.to)
        .sort()
        .at(-1)!;
      const hidden = await findUnnamedDays(db, { leader, from, to });
      return (one) =>
        !hidden.some((day) => day.employeeId === one.employeeId && day.date >= one.from && day.date <= one.to);
    }
  }
}

const keyOf = ({ employeeId, date }: PersonDay) => `${employeeId} ${date}`;
