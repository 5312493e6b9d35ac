import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { findNewcomer } from '~/features/goals/learning/learning-page.server';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { makeEmployee, makeImport, makeLeg, makeTeam } from '../factories';
import { openFresh } from '../open-fresh';

/** Thirteen weeks, as the pages say it. */
const NEW_DAYS = 13 * 7;
const AS_OF = '2026-03-18';
const WEEK = '2026-03-09';

test('whoever came less than thirteen weeks ago is new, to the day, and is no measure for others in such weeks', async () => {
  const { db, connection } = await openFresh(':memory:');
  const teamId = await makeTeam(db);
  const importId = await makeImport(db);
  const come = async (hired_date: string | null) => {
    const id = await makeEmployee(db, { teamId, hired_date });
    for (const local_date of [addDays(WEEK, -7), WEEK])
      await makeLeg(db, { import_id: importId, employee_id: id, local_date });
    return id;
  };
  const before = async (date: string, days: number) => come(addDays(date, -days));
  const [lastNewDay, firstOldDay, longAgo, unknown] = [
    await before(AS_OF, NEW_DAYS - 1),
    await before(AS_OF, NEW_DAYS),
    await before(AS_OF, 400),
    await come(null),
  ];
  const [newInWeek, oldInWeek] = [await before(WEEK, NEW_DAYS - 1), await before(WEEK, NEW_DAYS)];
  write(connection, rollUpAll);
  const judgement = (await judgeCenter(db, AS_OF))!;
  expect([lastNewDay, firstOldDay, longAgo, unknown].map(judgement.isNew)).toEqual([true, false, false, false]);
  const referenceWeeks = (id: number) =>
    judgement.mixes
      .get('average_handle_time')!
      .filter(({ person, isReference }) => person === id && isReference)
      .map(({ week }) => week);
  expect(referenceWeeks(newInWeek)).toEqual([]);
  expect(referenceWeeks(oldInWeek)).toEqual([WEEK]);
  expect(referenceWeeks(longAgo).sort()).toEqual([addDays(WEEK, -7), WEEK]);
});

test('a goal of somebody’s first 90 days is one of learning', async () => {
  const { db } = await openFresh(':memory:');
  for (const [days, isNew] of [
    [0, true],
    [89, true],
    [90, false],
  ] as const) {
    const id = await makeEmployee(db, { name: `Day ${days}`, hired_date: addDays(AS_OF, -days) });
    expect(await findNewcomer(db, id, AS_OF)).toBe(isNew ? `Day ${days}` : null);
  }
});
