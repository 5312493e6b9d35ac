import { findUser, updateRegion } from 'db/queries/users';
import { database, getDb } from '~/db.server';
import { inRegion } from '~/server/reader.server';
import type { SignedInUser } from './permissions';
import { isRegion, REGIONS } from './regions';

const EXAMPLE_DAY = Date.UTC(2026, 10, 21);
const names = new Intl.DisplayNames('en', { type: 'region' });

/** Each country with an example, by name: "Germany: 21 Nov 2026, 1.234,5". */
const OPTIONS = REGIONS.map((region) => {
  const day = new Intl.DateTimeFormat(inRegion(region), { dateStyle: 'medium', timeZone: 'UTC' }).format(EXAMPLE_DAY);
  const number = new Intl.NumberFormat(inRegion(region)).format(1234.5);
  return { value: region, label: `${names.of(region)}: ${day}, ${number}` };
}).sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** What they chose, and what they may choose. */
export async function findRegions(user: SignedInUser) {
  const account = await findUser(await database(), user.id);
  return { region: account?.region ?? null, options: OPTIONS };
}

/** Keeps what was chosen; '' is what the browser asks. What is wrong, or null. */
export async function chooseRegion(user: SignedInUser, chosen: string): Promise<string | null> {
  if (chosen !== '' && !isRegion(chosen)) return 'Choose a country from the list.';
  await updateRegion(await getDb(), user.id, chosen === '' ? null : chosen);
  return null;
}
