import type { Db } from '../open';
import type { ScorecardMetricsTable } from '../schema';

type MetricRow = Omit<ScorecardMetricsTable, 'id' | 'pillar_id' | 'position'>;

export interface StoredPillar {
  name: string;
  weight: number;
  metrics: MetricRow[];
}

/** One version of the scorecard as it was written down, with who made it and who took it back. */
export interface StoredScorecard {
  id: number;
  fromDate: string;
  reason: string;
  createdBy: string;
  createdAt: number;
  takenBackBy: string | null;
  takenBackAt: number | null;
  pillars: StoredPillar[];
}

/** Every version ever written, in order, including withdrawn ones. */
export async function findScorecards(db: Db): Promise<StoredScorecard[]> {
  const versions = await db
    .selectFrom('scorecard_versions as v')
    .innerJoin('users as u', 'u.id', 'v.created_by')
    .leftJoin('users as t', 't.id', 'v.taken_back_by')
    .select([
      'v.id',
      'v.from_date as fromDate',
      'v.reason',
      'u.name as createdBy',
      'v.created_at as createdAt',
      't.name as takenBackBy',
      'v.taken_back_at as takenBackAt',
    ])
    .orderBy('v.id')
    .execute();
  const pillars = await db.selectFrom('scorecard_pillars').selectAll().orderBy('position').execute();
  const metrics = await db.selectFrom('scorecard_metrics').selectAll().orderBy('position').execute();
  return versions.map((version) => ({
    ...version,
    pillars: pillars
      .filter((pillar) => pillar.version_id === version.id)
      .map(({ id, name, weight }) => ({ name, weight, metrics: metrics.filter(({ pillar_id }) => pillar_id === id) })),
  }));
}

/** Whether any version of the scorecard holds or will. */
export async function hasScorecard(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('scorecard_versions')
    .select('id')
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The version that a form made; undefined where it made none. */
export async function findScorecardIdByToken(db: Db, token: string): Promise<number | undefined> {
  return (await db.selectFrom('scorecard_versions').select('id').where('token', '=', token).executeTakeFirst())?.id;
}

/** Writes a version with its pillars and metrics in the order given, and gives its id. In the caller's transaction. */
export async function insertScorecard(
  db: Db,
  {
    pillars,
    ...version
  }: {
    from_date: string;
    reason: string;
    created_by: number;
    created_at: number;
    token: string | null;
    pillars: readonly StoredPillar[];
  },
): Promise<number> {
  const { id } = await db
    .insertInto('scorecard_versions')
    .values({ ...version, taken_back_by: null, taken_back_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [position, { name, weight, metrics }] of pillars.entries()) {
    const pillar = await db
      .insertInto('scorecard_pillars')
      .values({ version_id: id, position, name, weight })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('scorecard_metrics')
      .values(metrics.map((metric, at) => ({ ...metric, pillar_id: pillar.id, position: at })))
      .execute();
  }
  return id;
}

/** Takes a version back; it stays on record. */
export async function takeBackScorecard(
  db: Db,
  { id, userId, at }: { id: number; userId: number; at: number },
): Promise<void> {
  await db
    .updateTable('scorecard_versions')
    .set({ taken_back_by: userId, taken_back_at: at })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .execute();
}
