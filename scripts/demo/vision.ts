import type { Db } from 'db/open';
import { createVision } from 'db/queries/visions';

export type PillarName = keyof typeof PILLARS;

const PILLARS = {
  'We solve it': 'The first person a customer reaches solves the problem, or stays with it until it is solved.',
  'We respect your time': 'Nobody waits, is put on hold or is passed on for want of our preparation.',
  'People leave feeling heard': 'Whatever the answer is, the customer was understood and knows what happens next.',
};

/** The invented center's idea of good service, in force since before the data. Gives the pillars' ids by name. */
export async function writeVision(db: Db, fromDate: string): Promise<Record<PillarName, number>> {
  const pillars = Object.entries(PILLARS).map(([name, description]) => ({ name, description }));
  const statement = 'Customers come to Fernway once, and leave with their matter settled by somebody who cared.';
  const { pillarIds } = await createVision(db, { statement, fromDate, pillars });
  return Object.fromEntries(pillars.map(({ name }, index) => [name, pillarIds[index]])) as Record<PillarName, number>;
}
