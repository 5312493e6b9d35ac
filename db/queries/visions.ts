import type { Db } from '../open';

/** The vision in force on a day with its pillars in order; undefined where there is none yet. */
export async function findVision(db: Db, date: string) {
  const vision = await db
    .selectFrom('visions')
    .selectAll()
    .where('from_date', '<=', date)
    .orderBy('from_date', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!vision) return undefined;
  const pillars = await db
    .selectFrom('pillars')
    .select(['id', 'name', 'description'])
    .where('vision_id', '=', vision.id)
    .orderBy('position')
    .execute();
  return { ...vision, pillars };
}

/** Writes a vision with its pillars in the order given, and gives its id and theirs. */
export async function createVision(
  db: Db,
  vision: { statement: string; fromDate: string; pillars: readonly { name: string; description: string }[] },
): Promise<{ id: number; pillarIds: number[] }> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('visions')
      .values({ statement: vision.statement, from_date: vision.fromDate })
      .returning('id')
      .executeTakeFirstOrThrow();
    const pillarIds: number[] = [];
    for (const [position, pillar] of vision.pillars.entries()) {
      const row = { vision_id: id, position, ...pillar };
      pillarIds.push((await trx.insertInto('pillars').values(row).returning('id').executeTakeFirstOrThrow()).id);
    }
    return { id, pillarIds };
  });
}

/** One pillar, whichever vision it is of. */
export async function findPillar(db: Db, id: number) {
  return db.selectFrom('pillars').selectAll().where('id', '=', id).executeTakeFirst();
}
