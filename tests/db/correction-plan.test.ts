import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { type Connection, connect } from 'db/open';
import { findFactSpan } from 'db/queries/data-version';
import { beginChanges, noteLeg } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { WriteTransaction } from 'db/write-transaction';
import { write } from 'db/write-transaction';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBenchCenter } from '../bench/bench-center';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-plans-'));
const path = join(folder, 'center.db');
beforeAll(async () => {
  await (await openBenchCenter(path, { legs: 6_000, asOf: '2026-09-23' })).close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tables that grow with a center's history. */
const LONG = 'legs|answers|reviews|review_items|agent_intervals|adherence_intervals|daily_facts|week_mix';

interface Plan {
  sql: string;
  detail: string;
}

/** What SQLite says of how it would go about a statement. */
function planOf({ prepare }: Pick<Connection, 'prepare'>, connection: Connection, sql: string): Plan[] {
  if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql)) return [];
  const values = (sql.match(/\?/g) ?? []).map(() => null);
  const explained = prepare.call(connection, `EXPLAIN QUERY PLAN ${sql}`) as Statement<unknown[], { detail: string }>;
  const rows = explained.all(...values);
  return rows.map(({ detail }) => ({ sql: sql.replace(/\s+/g, ' '), detail }));
}

/** The plans of all statements of some work, each asked for right before it is prepared or run. */
function plansOf(connection: Connection, work: (tx: WriteTransaction) => void): Plan[] {
  const plans: Plan[] = [];
  const { prepare, exec } = connection;
  const plain = { prepare };
  connection.prepare = ((sql: string) => {
    plans.push(...planOf(plain, connection, sql));
    return prepare.call(connection, sql);
  }) as typeof prepare;
  connection.exec = (sql) => {
    for (const statement of sql.split(';').filter((one) => one.trim() !== '')) {
      plans.push(...planOf(plain, connection, statement));
      exec.call(connection, statement);
    }
    return connection;
  };
  write(connection, work);
  return plans;
}

/** The plans that walk a table that grows with history, from one end to where nobody says that they stop. */
function walks(plans: readonly Plan[]): Plan[] {
  return plans.filter(({ sql, detail }) => {
    const walked = /^SCAN (\w+)/.exec(detail)?.[1];
    const names = [...sql.matchAll(new RegExp(`\\b(${LONG})\\b(?: (?:AS )?(\\w+))?`, 'g'))];
    if (walked === undefined || /\bLIMIT\b/i.test(sql)) return false;
    // A table and what a subquery makes of it may have one name: then both are in the plan.
    const isFound = plans.some((plan) => plan.sql === sql && plan.detail.startsWith(`SEARCH ${walked} `));
    if (isFound && sql.includes(`) ${walked} `)) return false;
    return names.some(([, table, alias]) => walked === table || walked === alias);
  });
}

test('a statement that walks all of history is told from one that an index leads', async () => {
  const { connection, close } = connect(path);
  const plansFor = (sql: string) => walks(planOf(connection, connection, sql));
  expect(plansFor('SELECT COUNT(*) FROM daily_facts')).toHaveLength(1);
  expect(plansFor('SELECT l.id FROM legs l WHERE l.talk_ms > 5')).toHaveLength(1);
  expect(plansFor('SELECT l.id FROM legs l WHERE l.employee_id = 4')).toEqual([]);
  await close();
});

test('to correct one row no statement walks what grows with history', async () => {
  const { connection, close } = connect(path);
  const talkOf = connection.prepare('SELECT SUM(talk_ms) FROM daily_facts').pluck();
  const before = talkOf.get() as number;
  const plans = plansOf(connection, (tx) => {
    const leg = connection
      .prepare('SELECT employee_id, local_date, contact_key, customer_key FROM legs WHERE id = ?')
      .get(3_000) as Parameters<typeof noteLeg>[1];
    beginChanges(connection);
    noteLeg(connection, leg);
    connection.prepare('UPDATE legs SET talk_ms = talk_ms + 1000 WHERE id = ?').run(3_000);
    rollUpChanges(tx);
  });
  expect(talkOf.get()).toBe(before + 1_000);
  expect(plans.length).toBeGreaterThan(40);
  expect(walks(plans)).toEqual([]);
  await close();
});

test('the first and the last day of contacts are found from the ends, not by reading all between', async () => {
  const { connection, db, close } = connect(path);
  const [first, last] = connection.prepare('SELECT MIN(local_date), MAX(local_date) FROM legs').raw().get() as string[];
  expect(await findFactSpan(db, ['handled_count'])).toEqual({ first, last });
  for (const order of ['', ' DESC']) {
    const sql = `SELECT local_date FROM daily_facts WHERE handled_count <> 0 ORDER BY local_date${order} LIMIT 1`;
    const plans = planOf(connection, connection, sql);
    expect(plans.map(({ detail }) => detail)).toEqual(['SCAN daily_facts USING INDEX daily_facts_day']);
  }
  await close();
});
