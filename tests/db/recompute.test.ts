import type { OpenDatabase } from 'db/open';
import { recompute } from 'db/roll-up/recompute';
import { rollUpAll } from 'db/roll-up/roll-up';
import { DEFAULT_SETTINGS, type Settings, writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { findFigures } from '~/features/metrics/figures.server';
import { makeImport, makeLeg } from '../factories';
import { makeSmallCenter } from '../metrics/small-center';
import { openFresh } from '../open-fresh';

/** Changes settings as the center would, and says anew what hangs on them. */
function change({ connection }: Pick<OpenDatabase, 'connection'>, changes: Partial<Settings>): void {
  const names = Object.keys(changes) as (keyof Settings)[];
  for (const name of names) write(connection, (tx) => writeSetting(tx, name, changes[name]!));
  write(connection, (tx) => recompute(tx, names));
}

/** 70 in time and 15 late; of those who gave up 10 in time and 5 late, and 7 more within moments. */
async function makeWaits() {
  const opened = await openFresh(':memory:');
  const importId = await makeImport(opened.db);
  const add = async (count: number, leg: { is_answered: 0 | 1; wait_ms: number }) => {
    for (let i = 0; i < count; i++) {
      await makeLeg(opened.db, { import_id: importId, ...leg, is_abandoned: leg.is_answered === 1 ? 0 : 1 });
    }
  };
  await add(70, { is_answered: 1, wait_ms: 15_000 });
  await add(15, { is_answered: 1, wait_ms: 25_000 });
  await add(10, { is_answered: 0, wait_ms: 12_000 });
  await add(5, { is_answered: 0, wait_ms: 40_000 });
  await add(7, { is_answered: 0, wait_ms: 4_999 });
  write(opened.connection, rollUpAll);
  return opened;
}

const levelOf = async ({ db }: Pick<OpenDatabase, 'db'>) => {
  const [row] = await findFigures(db, { metricIds: ['service_level', 'abandonment_rate'], asOf: '2026-12-31' });
  return row!.figures;
};

test("Cisco's example of 70, 10 and 20 is 77.8, 70 and 80 %, and 82.4 % of the answered, as each variant has it", async () => {
  const center = await makeWaits();
  for (const [service_level_variant, numerator, denominator, percent] of [
    ['ignore', 70, 90, 77.8],
    ['negative', 70, 100, 70],
    ['positive', 80, 100, 80],
    ['answered_only', 70, 85, 82.4],
  ] as const) {
    change(center, { service_level_variant });
    const { service_level } = await levelOf(center);
    expect(service_level, service_level_variant).toMatchObject({ numerator, denominator });
    expect(service_level.value! * 100).toBeCloseTo(percent, 1);
  }
});

test('another threshold and another number of seconds for short abandons count anew', async () => {
  const center = await makeWaits();
  change(center, { threshold_ms: 30_000 });
  expect((await levelOf(center)).service_level).toMatchObject({ numerator: 85, denominator: 90 });
  change(center, { short_abandon_ms: 3_000 });
  expect((await levelOf(center)).abandonment_rate).toMatchObject({ numerator: 22, denominator: 107 });
  change(center, { service_level_variant: 'negative' });
  expect((await levelOf(center)).service_level).toMatchObject({ numerator: 85, denominator: 107 });
});

test('what a changed setting says anew is what a whole roll-up would say, to the last cell', async () => {
  const { connection } = await makeSmallCenter();
  const facts = () => connection.prepare('SELECT * FROM daily_facts').all();
  const changes: Partial<Settings>[] = [
    { threshold_ms: 12_000 },
    { service_level_variant: 'positive' },
    { short_abandon_ms: 9_000, service_level_variant: 'answered_only' },
    { repeat_days: 2 },
    { complaint_reasons: [], escalation_reasons: ['parcel', 'refund'] },
    DEFAULT_SETTINGS,
  ];
  let before = facts();
  for (const some of changes) {
    change({ connection }, some);
    const found = facts();
    expect(found).not.toEqual(before);
    write(connection, rollUpAll);
    expect(found, JSON.stringify(some)).toEqual(facts());
    before = found;
  }
});
