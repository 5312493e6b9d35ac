import { findImport, findReplacement } from 'db/queries/imports';
import { database } from '~/db.server';
import type { ChosenFile } from './chosen-files';
import { takeFiles } from './start-load.server';

/** The import that is to be replaced: its name, and a sentence where it cannot be. Null where there is none. */
export async function findReplaceable(id: number) {
  const opened = await database();
  const row = await findImport(opened, id);
  if (!row) return null;
  const replacement = await findReplacement(opened, id);
  const beingReplaced =
    replacement === null ? null : `Import ${replacement} is about to replace this one. Wait for it, or cancel it.`;
  return { id, fileName: row.file_name, refusal: row.status === 'loaded' ? beingReplaced : NOT_LOADED };
}

const NOT_LOADED = 'Only a loaded import can be replaced. Load the corrected file on its own.';

/**
 * Has a corrected file loaded in an import's place: that one is undone in the transaction that loads this one, and
 * stays as it is where this one fails.
 */
export async function replaceImport(
  id: number,
  file: ChosenFile | undefined,
  { userId, signal }: { userId: number; signal?: AbortSignal },
): Promise<{ id: number } | { refusal: string }> {
  const replaceable = await findReplaceable(id);
  if (replaceable?.refusal !== null) return { refusal: replaceable?.refusal ?? NOT_LOADED };
  if (!file) return { refusal: 'Choose the corrected file.' };
  const [taken] = await takeFiles([file], { userId, arrival: { by: 'page' }, replacesId: id }, signal);
  if (!taken || taken.importId === null) return { refusal: 'This file cannot be loaded. Nothing was changed.' };
  if (taken.isWaitingAlready) {
    return { refusal: `This file is already loading as import ${taken.importId}. Wait for it, or cancel it.` };
  }
  return { id: taken.importId };
}
