import { redirect } from '@remix-run/node';
import { findKeptId } from 'db/queries/person-merges';
import { getDb } from '~/db.server';
import { requireUser } from '../access/access.server';

/** Leads from the page of a record that was merged into another to that one's page; whoever may not see it learns it there. */
export async function followMerge(request: Request, id: number): Promise<void> {
  await requireUser(request);
  const keptId = await findKeptId(await getDb(), id);
  if (keptId !== null) throw redirect(`/people/${keptId}${new URL(request.url).search}`);
}
