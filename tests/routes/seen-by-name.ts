import { AS_OF, DAYS, type Day, PEOPLE, type PersonName } from './moved-center';

export const ALL: readonly Day[] = ['winter', 'spring', 'may', 'june'];
const EVERYBODY = Object.fromEntries(PEOPLE.map((name) => [name, ALL]));

/** What each account sees by name: of whom, and which of their days. */
export const SEEN: Record<string, Partial<Record<PersonName, readonly Day[]>>> = {
  Nora: {
    Stay: ALL,
    // Left for another team, and came back: what happened there stays there.
    Back: ['winter', 'may', 'june'],
    // Worked before the roster says in which team: no team's days.
    Late: ['spring', 'may', 'june'],
    // Came along from a team that Nora led then.
    Along: ALL,
    // Leads another team, and works in this one.
    Sam: ALL,
  },
  Sam: { Left: ['may', 'june'], Orphan: ['may', 'june'] },
  // Stands in: for as long as it lasts, as the one whose place it is.
  Tess: { Left: ['may', 'june'], Orphan: ['may', 'june'] },
  Coach: { Follower: ALL, Coach: ['may', 'june'] },
  Fay: {},
  // An agent's own days, wherever they were.
  Left: { Left: ALL },
  Lea: EVERYBODY,
};
export const USERS = Object.keys(SEEN);

/** "Left may", of all that an account sees. */
export const pairsOf = (user: string) =>
  Object.entries(SEEN[user]!)
    .flatMap(([name, days]) => days.map((day) => `${name} ${day}`))
    .sort();
export const dayOf = (date: string) => ALL.find((day) => DAYS[day] === date)!;
export const SPAN = { from: '2026-01-01', to: AS_OF };

/** The status with which a loader answers. */
export const statusOf = async (run: () => unknown) => {
  try {
    await run();
    return 200;
  } catch (thrown) {
    return (thrown as Response).status;
  }
};
