import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inbox } from '~/features/automation/inbox.server';

/** The files in an inbox's folder, or in one of its places, by name. */
export const filesIn = (folder: string, place = '') =>
  readdirSync(join(folder, place), { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name)
    .sort();

export const reportIn = (folder: string, path: string) =>
  JSON.parse(readFileSync(join(folder, `${path}.report.json`), 'utf8'));

/** Two looks: at the first a file is seen, at the second it has come to rest. */
export async function lookTwice(inbox: Inbox): Promise<void> {
  await inbox.look();
  await inbox.look();
}
