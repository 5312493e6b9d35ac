import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { beginChanges, noteEmployee } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { write } from 'db/write-transaction';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { addDays, mondayOf } from '~/clock';
import { openBenchCenter } from '../bench/bench-center';
import { makeEmployee, makeLeader, makeUser } from '../factories';

/** A Wednesday; the last eight complete weeks before it. */
export const AS_OF = '2026-09-23';
export const LAST_DAY = addDays(mondayOf(AS_OF), -1);
export const FIRST_DAY = addDays(LAST_DAY, -55);
/** Whose customers became unhappy in those weeks; in team 1. */
export const CHANGED_PERSON = 4;
export const TEAM = 1;

/** Beside the template, for every file of this run. */
const made = join(dirname(inject('template')), 'judged.db');
let folder: string;
let copies = 0;

/** Makes it that Wednesday for each test of the file, and takes its copies of the center away in the end. */
export function onTheDayOfJudging() {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fairlead-judged-'));
  });
  beforeEach(() => {
    process.env.AS_OF = AS_OF;
  });
  afterEach(() => {
    delete process.env.AS_OF;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** 48 people over nine months, evenly; one of team 1 really changed in the last eight weeks. With an account a role. */
export async function openJudgedCenter() {
  if (!existsSync(made)) await makeCenter();
  const copy = join(folder, `${++copies}.db`);
  copyFileSync(made, copy);
  const opened = await openDatabase(copy);
  globalThis.fairleadDatabase = Promise.resolve(opened);
  const { db } = opened;
  const leader = await makeEmployee(db, { name: 'Lea Leader' });
  await makeLeader(db, { team_id: TEAM, employee_id: leader });
  return {
    ...opened,
    supervisor: await makeUser(db, { role: 'supervisor', employee_id: leader }),
    agent: await makeUser(db, { role: 'agent', employee_id: CHANGED_PERSON }),
    leader: await makeUser(db, { role: 'leader' }),
    ops: await makeUser(db, { role: 'ops' }),
  };
}

/** Made once a run, by whoever needs it first; each test then has a copy of its own. */
async function makeCenter(): Promise<void> {
  const opened = await openBenchCenter(':memory:', { legs: 60_000, asOf: AS_OF });
  opened.connection
    .prepare('UPDATE answers SET score = 1 WHERE employee_id = ? AND local_date BETWEEN ? AND ? AND id % 2 = 0')
    .run(CHANGED_PERSON, FIRST_DAY, LAST_DAY);
  beginChanges(opened.connection);
  noteEmployee(opened.connection, CHANGED_PERSON);
  write(opened.connection, rollUpChanges);
  await refreshWeekMix(opened.db);
  const whole = join(folder, 'whole.db');
  opened.connection.exec(`VACUUM INTO '${whole}'`);
  await opened.close();
  renameSync(whole, made);
}
