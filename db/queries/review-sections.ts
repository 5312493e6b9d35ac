import type { Db } from '../open';

/**
 * Weighted points and possible points of each section of the reviews of one person, days inclusive; not-applicable
 * items are left out. `reviews` is how many reviews have the section.
 */
export async function sumReviewSections(
  db: Db,
  { employeeId, from, to }: { employeeId: number; from: string; to: string },
) {
  return db
    .selectFrom('reviews as r')
    .innerJoin('review_items as i', 'i.review_id', 'r.id')
    .where('r.employee_id', '=', employeeId)
    .where('r.local_date', '>=', from)
    .where('r.local_date', '<=', to)
    .where('i.is_not_applicable', '=', 0)
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
