import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertGoal } from 'db/queries/goals';
import { sumFacts } from 'db/queries/sum-facts';
import { beginChanges, noteLeg } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { addDays } from '~/clock';
import { openBenchCenter } from './bench-center';
import { AS_OF, type Center, openPages } from './bench-server';
import { compareWithEmpty } from './pages';
import { percentile } from './percentile';
import type { Ratio } from './ratio';

const FEW = 250_000;
/** Fewer for a quick try. */
const MANY = Number(process.env.BENCH_LEGS ?? 5_000_000);
const PEOPLE = 500;
const TEAMS = 40;
const DAYS = 730;
const REQUESTS = 120;
const WARM = 20;
const CORRECTIONS = 200;
/** People with a goal each, so that goal pages are as many as pages of people. */
const GOALS = 12;

/**
 * What a center's history costs: pages, and the correction of one row, with 5,000,000 legs of 500 people in two years
 * against 250,000 of the same; whole documents, rendered by the built server in this process, in turn, each time of
 * another team, person or goal. And what the team page costs against a page of the same server that shows nothing.
 * BENCH_CENTERS names a folder in which the two centers are kept for another time: making them takes minutes.
 */
export async function benchGrowth(): Promise<Ratio[]> {
  const kept = process.env.BENCH_CENTERS;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  try {
    const shape = { people: PEOPLE, teams: TEAMS, days: DAYS, asOf: AS_OF };
    const few = await openBenchCenter(join(folder, `${FEW}.db`), { ...shape, legs: FEW });
    const many = await openBenchCenter(join(folder, `${MANY}.db`), { ...shape, legs: MANY });
    const ratios = [
      ...(await comparePages(few, many)),
      compareCorrections(few, many),
      ...(await compareWithEmpty(many, { 'team page': teamPage })),
    ];
    await few.close();
    await many.close();
    return ratios;
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

const count = (value: number) => value.toLocaleString('en');
const sizes = `${count(MANY)} legs : ${count(FEW)} legs`;

const teamPage = (turn: number) => `/teams/${1 + (turn % TEAMS)}`;

/** Each time another team, person or goal; all of Today is one page. */
const PATHS: [name: string, pathOf: (turn: number, goals: readonly number[]) => string][] = [
  ['Today', () => '/'],
  ['team page', teamPage],
  ['person page', (turn) => `/people/${1 + ((turn * 7) % PEOPLE)}`],
  ['goal page', (turn, goals) => `/goals/${goals[turn % GOALS]}`],
];

async function comparePages(few: Center, many: Center): Promise<Ratio[]> {
  const [openFew, openMany] = [await openPages(few), await openPages(many)];
  const goals = [await setGoals(few), await setGoals(many)] as const;
  const ratios: Ratio[] = [];
  for (const [name, pathOf] of PATHS) {
    const times: [number[], number[]] = [[], []];
    // Some first: the first page after a load judges the center for all that follow, and code has to get warm.
    for (let turn = -WARM; turn < REQUESTS; turn += 1) {
      const [usual, slow] = [
        await openFew(pathOf(turn + WARM, goals[0])),
        await openMany(pathOf(turn + WARM, goals[1])),
      ];
      if (turn < 0) continue;
      times[0].push(usual);
      times[1].push(slow);
    }
    const at = (share: number) => times.map((all) => percentile(all, share)) as [number, number];
    const [usual, slow] = at(0.95);
    const [usualMedian, slowMedian] = at(0.5);
    ratios.push({
      name: `${name}, 95th percentile, ${sizes}`,
      ratio: slow / usual,
      detail: `${slow.toFixed(0)} ms : ${usual.toFixed(0)} ms of ${REQUESTS}; medians ${slowMedian.toFixed(0)} ms : ${usualMedian.toFixed(0)} ms`,
    });
  }
  return ratios;
}

/** A goal on satisfaction over this quarter for each of some people, the same in both centers. Gives their ids. */
async function setGoals(center: Center): Promise<number[]> {
  center.connection.exec('DELETE FROM goals');
  const ids: number[] = [];
  for (let person = 1; person <= GOALS; person += 1) ids.push(await setGoal(center, person));
  return ids;
}

async function setGoal({ db }: Center, person: number): Promise<number> {
  const [from, to] = [addDays(AS_OF, -150), addDays(AS_OF, -60)];
  const [sums] = await sumFacts(db, { from, to, employeeIds: [person] });
  return insertGoal(db, {
    employee_id: person,
    team_id: null,
    metric_id: 'csat',
    metric_version: 1,
    queue_id: null,
    channel: null,
    kind: 'period',
    level_weeks: null,
    target: 0.85,
    start_date: addDays(to, 1),
    due_date: addDays(AS_OF, 40),
    baseline_from_date: from,
    baseline_to_date: to,
    baseline_sums: JSON.stringify(sums),
    baseline_value: 0.8,
    baseline_sample: 100,
    pillar_id: null,
    counter_metric_id: null,
    counter_limit: null,
    reason: null,
    created_by: 1,
    created_at: 0,
    closed_at: null,
    closed_note: null,
    status: null,
    status_checked_date: null,
    token: null,
    group_id: null,
  });
}

/** One leg's talk time is corrected, and what hangs on it is said anew. */
function compareCorrections(few: Center, many: Center): Ratio {
  const times: [number[], number[]] = [[], []];
  for (let turn = 1; turn <= CORRECTIONS; turn += 1) {
    times[0].push(correct(few, turn * 997));
    times[1].push(correct(many, turn * 997));
  }
  const [usual, slow] = times.map((all) => percentile(all, 0.5)) as [number, number];
  return {
    name: `correcting one row and all sums that depend on it, ${sizes}`,
    ratio: slow / usual,
    detail: `${slow.toFixed(2)} ms : ${usual.toFixed(2)} ms, medians of ${CORRECTIONS}`,
  };
}

function correct({ connection }: Center, id: number): number {
  const leg = connection
    .prepare('SELECT employee_id, local_date, contact_key, customer_key FROM legs WHERE id = ?')
    .get(id) as Parameters<typeof noteLeg>[1];
  const started = performance.now();
  write(connection, (tx) => {
    beginChanges(connection);
    noteLeg(connection, leg);
    connection.prepare('UPDATE legs SET talk_ms = talk_ms + 1000 WHERE id = ?').run(id);
    rollUpChanges(tx);
  });
  return performance.now() - started;
}
