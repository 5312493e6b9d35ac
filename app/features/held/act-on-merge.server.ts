import { isEmployee } from 'db/queries/membership-scope';
import { getDb } from '~/db.server';
import type { SignedInUser } from '../access/access.server';
import { moveRows, outcomeSoon } from './move-rows.server';

/** Merges or takes apart what the form names. A sentence where it cannot be; null once it is done or on its way. */
export async function actOnMerge(user: SignedInUser, form: FormData): Promise<string | null> {
  const number = (field: string) => Number(form.get(field));
  const db = await getDb();
  switch (form.get('intent')) {
    case 'merge': {
      const [keptId, mergedId] = [number('keep'), number('other')];
      if (!(await isEmployee(db, keptId)) || !(await isEmployee(db, mergedId)))
        return 'One of the two records is gone. They may already be merged.';
      if (keptId === mergedId) return 'These are already the same record.';
      return refusalOf(await outcomeSoon(moveRows({ kind: 'merge', keptId, mergedId, userId: user.id })));
    }
    case 'unmerge': {
      const mergeId = number('id');
      if (!Number.isSafeInteger(mergeId)) return 'These two are no longer merged.';
      return refusalOf(await outcomeSoon(moveRows({ kind: 'unmerge', mergeId, userId: user.id })));
    }
    default:
      return 'No action was chosen.';
  }
}

const refusalOf = (outcome: Awaited<ReturnType<typeof outcomeSoon>>) =>
  outcome?.kind === 'failed' ? outcome.error : null;
