import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Db, OpenDatabase } from 'db/open';
import { findLastArrivals } from 'db/queries/data-health';
import type { GoalRow } from 'db/queries/goals';
import { changeDefinitions, type DefinitionChange } from 'db/roll-up/change-definitions';
import type { Schema } from 'db/schema';
import { PatientSqliteDialect } from 'db/sqlite/patient-dialect';
import { write } from 'db/write-transaction';
import { dryRun } from 'importers/load/dry-run';
import { identify } from 'importers/read/recognize/identify';
import { Kysely } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { findReports } from '~/features/data-health/find-reports.server';
import { lookAtRows } from '~/features/data-health/row-health.server';
import { findEffectEvents } from '~/features/effects/effect-events.server';
import { measureEvent } from '~/features/effects/measure-event.server';
import { goalSurroundings } from '~/features/goals/judging/goal-facts.server';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { findGlossary } from '~/features/metrics/glossary.server';
import { measurePeople } from '~/features/scorecards/measure-people.server';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { keptByVersion } from '~/kept-by-version.server';
import { isCounted, tablesOf } from '../db/counted-tables';
import { makeUser } from '../factories';
import { callLog } from '../importers/load-helpers';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { openTestDatabase } from '../routes/harness';

afterEach(() => {
  delete process.env.AS_OF;
});

const addQueue = ({ connection }: Pick<OpenDatabase, 'connection'>, name: string) =>
  void connection.prepare('INSERT INTO queues (name) VALUES (?)').run(name);

test('an answer is found once for all who ask, and anew when rows have changed', async () => {
  const opened = await openTestDatabase();
  let asked = 0;
  const count = keptByVersion(2, async (_, name: string) => `${name} ${++asked}`);
  const ask = (name: string) => count(opened.db, name);
  expect(await Promise.all([ask('peers'), ask('peers')])).toEqual(['peers 1', 'peers 1']);
  expect(await ask('others')).toBe('others 2');
  expect(await ask('peers')).toBe('peers 1');
  addQueue(opened, 'Billing');
  expect(await ask('peers')).toBe('peers 3');
});

test('what failed is asked for again, and what nobody asked for longest gives way', async () => {
  const { db } = await openTestDatabase();
  let asked = 0;
  const ask = keptByVersion(2, async (_, name: string) => {
    asked += 1;
    if (name === 'fails' && asked === 1) throw new Error('busy');
    return asked;
  });
  await expect(ask(db, 'fails')).rejects.toThrow('busy');
  expect(await ask(db, 'fails')).toBe(2);
  expect(await ask(db, 'second')).toBe(3);
  expect(await ask(db, 'fails')).toBe(2);
  expect(await ask(db, 'third')).toBe(4);
  expect(await ask(db, 'fails')).toBe(2);
  expect(await ask(db, 'second')).toBe(5);
});

test('an answer that rows overtook while it was made is given to nobody who asks later', async () => {
  const opened = await openTestDatabase();
  let rows = 'before';
  let finish = () => {};
  const reading = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const ask = keptByVersion(1, async () => {
    const read = rows;
    await reading;
    return read;
  });
  const early = ask(opened.db);
  await nextTurn();
  rows = 'after';
  addQueue(opened, 'Billing');
  finish();
  expect(await early).toBe('before');
  expect(await ask(opened.db)).toBe('after');
});

const HOURS = Array.from({ length: 7 }, () => [[540, 1020]] as [number, number][]);
const CHANGES: [string, DefinitionChange][] = [
  ['short abandons', { settings: { short_abandon_ms: 9_000 } }],
  ['the threshold', { settings: { threshold_ms: 1 } }],
  ['the kind of service level', { settings: { service_level_variant: 'negative' } }],
  ['the days of a repeat', { settings: { repeat_days: 1 } }],
  ['reasons of an escalation', { settings: { escalation_reasons: ['Order'] } }],
  ['reasons of a complaint', { settings: { complaint_reasons: ['Order'] } }],
  ['the zone', { settings: { time_zone: 'Europe/Berlin' } }],
  ['opening hours', { calendar: { teamId: 0, timeZone: 'UTC', hours: HOURS } }],
  ['a holiday', { holiday: { teamId: 0, date: '2026-03-02', name: 'Spring' } }],
];

test.each(CHANGES)('what is kept is made anew after a change of %s', async (_, change) => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  await makeSmallCenter(opened);
  const before = await judgeCenter(opened.db, AS_OF);
  const by = { userId: null, date: AS_OF, metrics: DECLARED_METRICS };
  write(opened.connection, (tx) => changeDefinitions(tx, change, by));
  expect(await judgeCenter(opened.db, AS_OF)).not.toBe(before);
});

test('the glossary shows the figure of the settings in force, not the one that it kept', async () => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  await makeSmallCenter(opened);
  const user = await makeUser(opened.db, { role: 'leader' });
  const shown = async () => {
    const { families } = await findGlossary(opened, { user, asOf: AS_OF, search: '' });
    return families.flatMap(({ entries }) => entries).find(({ metric }) => metric.id === 'service_level')!.figure;
  };
  const first = await shown();
  expect(await shown()).toBe(first);
  const by = { userId: null, date: AS_OF, metrics: DECLARED_METRICS };
  const change = { settings: { threshold_ms: 1 } };
  write(opened.connection, (tx) => changeDefinitions(tx, change, by));
  expect((await shown()).value).not.toBe(first.value);
});

/** The center's database again, with the tables that its queries read. */
function recorded({ connection }: OpenDatabase) {
  const roots = connection.prepare('SELECT rootpage, tbl_name FROM sqlite_master').raw().all() as [number, string][];
  const tableAt = new Map(roots);
  const read = new Set<string>();
  const note = (sql: string) => {
    if (!/^\s*(select|with)\b/i.test(sql)) return;
    const unknown = sql
      .replace(/[^?]/g, '')
      .split('')
      .map(() => null);
    const steps = connection.prepare(`EXPLAIN ${sql}`).all(...unknown) as { opcode: string; p2: number }[];
    for (const { opcode, p2 } of steps) if (opcode === 'OpenRead') read.add(tableAt.get(p2) ?? `page ${p2}`);
  };
  const recording = new Proxy(connection, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (name === 'prepare') note(given[0] as string);
        return value.apply(target, given);
      };
    },
  });
  return {
    connection: recording,
    db: new Kysely<Schema>({ dialect: new PatientSqliteDialect(() => recording) }),
    read,
  };
}

/** A center to ask: its database as it is, and as one that notes what is read. */
interface Asked {
  plain: Db;
  db: Db;
  connection: Connection;
}

/**
 * Every file that keeps answers, how they are asked for, and what they read beside rows that count. Who changed a
 * metric's definition is read with it; a roster is loaded with its people, and records are merged with theirs.
 */
const KEPT: Record<string, { beside: string[]; ask: (asked: Asked) => Promise<unknown> }> = {
  'app/features/data-health/row-health.server.ts': {
    beside: [],
    ask: async ({ plain, db }) => lookAtRows(db, AS_OF, await findReports(plain, await findLastArrivals(plain))),
  },
  'app/features/effects/measure-event.server.ts': {
    beside: [],
    ask: async ({ plain, db }) => {
      const [event] = await findEffectEvents(plain, { from: '1970-01-01', to: AS_OF });
      return measureEvent(db, event!, AS_OF);
    },
  },
  'app/features/goals/judging/goal-facts.server.ts': {
    beside: [],
    ask: async ({ plain, db }) => {
      const version = { metric_id: 'csat', metric_version: 1 } as GoalRow;
      const counted = await goalSurroundings(plain, AS_OF).version(version);
      const { peers, coveredDays } = goalSurroundings(db, AS_OF);
      const scope = { employeeId: 1, teamId: null, queueId: null, channel: null };
      return Promise.all([peers(counted, scope), coveredDays(counted, scope, AS_OF)]);
    },
  },
  'app/features/mapping/dry-runs.server.ts': {
    beside: ['imports', 'merged_rows'],
    ask: async ({ connection }) => {
      const folder = mkdtempSync(join(tmpdir(), 'fairlead-kept-'));
      const path = join(folder, 'calls.csv');
      writeFileSync(path, callLog([{ id: 'A1' }]));
      const { plan } = await identify(path);
      await dryRun(connection, { path, plan: plan! });
      rmSync(folder, { recursive: true });
    },
  },
  'app/features/metrics/glossary.server.ts': {
    beside: [],
    ask: async ({ plain, db }) => {
      const user = await makeUser(plain, { role: 'leader' });
      return findGlossary({ db: plain, reader: db }, { user, asOf: AS_OF, search: '' });
    },
  },
  'app/features/scorecards/measure-people.server.ts': {
    beside: ['users'],
    ask: ({ db }) => {
      const aim = { target: 0.9, targetHigh: null, floor: 0.5, floorHigh: null };
      const metric = { metricId: 'csat' as const, metricVersion: 1, weight: 1, ...aim };
      const definition = { pillars: [{ name: 'Care', weight: 1, metrics: [metric] }] };
      const period = { key: '2026-03', from: '2026-03-01', to: '2026-03-31' };
      return measurePeople(db, { version: { id: 1, definition }, period, asOf: AS_OF });
    },
  },
  'app/features/verdicts/judge-center.server.ts': {
    beside: ['stale_mix_weeks', 'week_mix'],
    ask: ({ db }) => judgeCenter(db, AS_OF),
  },
};

test('every file that keeps answers is among those whose tables are looked at', () => {
  const paths = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((path) => join('app', path));
  const keeps = (path: string) => /\.tsx?$/.test(path) && readFileSync(path, 'utf8').includes(' = keptByVersion(');
  expect(paths.filter(keeps).sort()).toEqual(Object.keys(KEPT));
});

test.each(Object.entries(KEPT))('what %s keeps is made of tables whose rows count', async (_, { ask, beside }) => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  await makeSmallCenter(opened);
  await opened.db
    .insertInto('events')
    .values({
      source: 'page',
      event_key: '1',
      kind: 'training',
      title: 'Listening',
      on_date: '2026-03-09',
      employee_id: 1,
    })
    .execute();
  const { read, ...noting } = recorded(opened);
  await ask({ plain: opened.db, ...noting });
  const found = [...read].sort().filter((table) => tablesOf(opened.connection).includes(table));
  expect(found.filter(isCounted)).not.toEqual([]);
  expect(found.filter((table) => !isCounted(table))).toEqual(beside);
});
