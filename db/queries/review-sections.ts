import type { Db } from '../open';
import { isSeenByName, type Viewer } from './named-days';

/**
 * Weighted points and possible points of each section of the reviews of one person, days inclusive; not-applicable
 * items are left out. `reviews` is how many reviews have the section.
 */
export async function sumReviewSections(
  db: Db,
  { employeeId, from, to, seenBy }: { employeeId: number; from: string; to: string; seenBy?: Viewer },
) {
  let query = db
    .selectFrom('reviews as r')
    .innerJoin('review_items as i', 'i.review_id', 'r.id')
    .leftJoin('team_memberships as m', (join) =>
      join
        .onRef('m.employee_id', '=', 'r.employee_id')
        .onRef('m.from_date', '<=', 'r.local_date')
        .on((eb) => eb.or([eb('m.to_date', 'is', null), eb('m.to_date', '>', eb.ref('r.local_date'))])),
    );
  if (seenBy)
    query = query.where(isSeenByName(seenBy, { person: 'r.employee_id', team: 'm.team_id', day: 'r.local_date' }));
  return query
    .where('r.employee_id', '=', employeeId)
    .where('r.local_date', '>=', from)
    .where('r.local_date', '<=', to)
    .where(({ not, ref }) => not(ref('i.is_not_applicable')))
    .groupBy('i.section')
    .select(({ fn, eb }) => [
      'i.section',
      fn.sum<number>(eb(fn.coalesce('i.points', eb.lit(0)), '*', eb.ref('i.weight'))).as('points'),
      fn.sum<number>(eb('i.possible', '*', eb.ref('i.weight'))).as('possible'),
      fn.count<number>('r.id').distinct().as('reviews'),
    ])
    .orderBy('i.section')
    .execute();
}
