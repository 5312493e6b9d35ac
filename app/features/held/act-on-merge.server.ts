import { isEmployee } from 'db/queries/membership-scope';
import { getDb } from '~/db.server';
import type { SignedInUser } from '../access/access.server';
import type { MergeForm } from './merge-forms.server';
import { moveRows, outcomeSoon } from './move-rows.server';

/** Merges or takes apart what the form names. A sentence where it cannot be; null once it is done or on its way. */
export async function actOnMerge(user: SignedInUser, form: MergeForm): Promise<string | null> {
  if (form.intent === 'unmerge')
    return refusalOf(await outcomeSoon(moveRows({ kind: 'unmerge', mergeId: form.id, userId: user.id })));
  const { keep: keptId, other: mergedId } = form;
  const db = await getDb();
  if (!(await isEmployee(db, keptId)) || !(await isEmployee(db, mergedId)))
    return 'One of the two records is gone. They may already be merged.';
  if (keptId === mergedId) return 'These are already the same record.';
  return refusalOf(await outcomeSoon(moveRows({ kind: 'merge', keptId, mergedId, userId: user.id })));
}

const refusalOf = (outcome: Awaited<ReturnType<typeof outcomeSoon>>) =>
  outcome?.kind === 'failed' ? outcome.error : null;
