import type { OpenDatabase } from 'db/open';
import { beginChanges } from 'db/roll-up/changes';
import { write } from 'db/write-transaction';
import fc from 'fast-check';
import { loadFile } from 'importers/load/load-file';
import { RowPacker } from 'importers/load/threads/row-packer';
import { RowUnpacker } from 'importers/load/threads/row-unpacker';
import { LoadContext } from 'importers/load/write/load-context';
import { RowLoader } from 'importers/load/write/row-loader';
import type { LegRecord, PersonRef } from 'importers/records';
import type { ImportRecord, RowOutcome } from 'importers/row-outcome';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { makeImport, makeTeam } from '../factories';
import { openLoadDatabase, queueText } from './load-helpers';

const AT = Date.parse('2026-03-02T09:00:00Z');
const who = (name: string): PersonRef => ({
  login: `login of ${name}`,
  name,
  email: `${name.replaceAll(' ', '.')}@example.com`,
});
const instant = (at: number, text: string) => ({
  at,
  text,
  timeZone: `Etc/GMT-${1 + (at % 9)}`,
  zoneFrom: 'cell' as const,
});

/** What a record says, by the column that must hold it: each of its numbers and texts is another one. */
type Columns = Record<string, unknown>;
interface Sample {
  record: ImportRecord;
  table: string;
  columns: Columns;
}

const flag = (value: boolean | null) => (value === null ? null : Number(value));
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The columns of fields that are stored under their own names, as they are. */
const ownNames = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [snake(name), typeof value === 'boolean' ? flag(value) : value]),
  );
const startOf = (at: number) => ({
  started_at: AT + at,
  started_text: `start ${at}`,
  time_zone: instant(AT + at, '').timeZone,
  zone_from: 'cell',
});

function leg(seed: number, flags: boolean[]): Sample {
  const n = 1000 + seed * 100;
  const own = {
    contactKey: `contact ${n}`,
    legKey: `leg ${n + 1}`,
    channel: (['voice', 'chat', 'email'] as const)[seed % 3]!,
    direction: (['inbound', 'outbound', 'internal'] as const)[(seed + 1) % 3]!,
    isAnswered: flags[0]!,
    isAbandoned: flags[1]!,
    isTransferred: flags[2] ? flags[3]! : null,
    isResolved: flags[4] ? flags[5]! : null,
    waitMs: n + 2,
    talkMs: n + 3,
    holdMs: n + 4,
    afterContactWorkMs: n + 5,
    firstReplyMs: n + 6,
    fullResolutionMs: n + 7,
    reopens: n + 8,
    reason: `reason ${n + 9}`,
    customerKey: `customer ${n + 10}`,
  };
  const [person, queue] = [`Person ${seed % 7}`, `queue ${seed % 5}`];
  const attributes = { Note: `attribute ${n + 11}` };
  return {
    table: 'legs',
    record: { kind: 'leg', ...own, person: who(person), queue, started: instant(AT + n, `start ${n}`), attributes },
    columns: { ...ownNames(own), ...startOf(n), person, queue, attributes: JSON.stringify(attributes) },
  };
}

function answer(seed: number): Sample {
  const n = 1000 + seed * 100;
  const own = {
    answerKey: `answer ${n}`,
    contactKey: `contact ${n + 1}`,
    legSource: `system ${n + 2}`,
    scaleMin: n + 3,
    scaleMax: n + 4,
    score: n + 5,
    comment: `comment ${n + 6}`,
    answeredAt: AT + n + 7,
  };
  const [survey, channel, person] = ['nps' as const, `channel ${n + 8}`, 'Person 1'];
  return {
    table: 'answers',
    record: { kind: 'answer', ...own, survey, channel, person: who(person), asked: instant(AT + n, '') },
    columns: { ...ownNames(own), kind: survey, named_channel: channel, channel, asked_at: AT + n, person },
  };
}

function review(seed: number): Sample {
  const n = 1000 + seed * 100;
  const ofItem = {
    section: `section ${n}`,
    item: `item ${n + 1}`,
    points: n + 2,
    possible: n + 3,
    weight: n + 4,
    isNotApplicable: seed % 2 === 0,
    isCritical: seed % 2 === 1,
  };
  const ofReview = {
    reviewKey: `review ${n + 5}`,
    form: `form ${n + 6}`,
    formVersion: `version ${n + 7}`,
    reviewer: `reviewer ${n + 8}`,
    contactKey: `contact ${n + 9}`,
  };
  return {
    table: 'review_items t JOIN reviews r ON r.id = t.review_id',
    record: { kind: 'review_item', ...ofItem, ...ofReview, person: who('Person 1'), reviewed: instant(AT + n, '') },
    columns: { ...ownNames(ofItem), ...ownNames(ofReview), reviewed_at: AT + n, person: 'Person 1' },
  };
}

function event(seed: number): Sample {
  const n = 1000 + seed * 100;
  const own = { eventKey: `event ${n}`, title: `title ${n + 1}`, onDate: '2026-03-02', untilDate: '2026-03-05' };
  return {
    table: 'events',
    record: { kind: 'event', ...own, type: 'training', person: who('Person 1'), team: 'North', queue: 'queue 3' },
    columns: { ...ownNames(own), kind: 'training', person: 'Person 1', team: 'North', queue: 'queue 3' },
  };
}

/** The interval reports: sums each with a number of its own. */
function interval(
  seed: number,
  kind: 'agent_interval' | 'agent_state' | 'queue_interval' | 'adherence_interval',
): Sample {
  const n = 1000 + seed * 100;
  const sumsOf = (...names: string[]) => Object.fromEntries(names.map((name, place) => [name, n + 20 + place]));
  const attributes = { Note: `attribute ${n}` };
  const span = { report: `report ${n + 1}`, intervalMs: n + 2 };
  const handling = ['talkMs', 'holdMs', 'afterContactWorkMs', 'handleMs'];
  const own: Record<typeof kind, Columns> = {
    agent_interval: {
      channel: 'chat',
      ...sumsOf('handledCount', ...handling, 'loggedInMs', 'onQueueMs', 'availableMs', 'contactMs'),
    },
    agent_state: { state: `state ${n + 3}`, stateClass: 'break', ...sumsOf('timeMs') },
    queue_interval: {
      channel: 'email',
      ...sumsOf(
        'offeredCount',
        'answeredCount',
        'abandonedCount',
        'inThresholdCount',
        'waitMs',
        'abandonWaitMs',
        ...handling,
        'thresholdMs',
      ),
    },
    adherence_interval: sumsOf(
      'scheduledMs',
      'outOfAdherenceMs',
      'adherenceScheduledMs',
      'workedMs',
      'conformanceScheduledMs',
      'lostMs',
      'exceptionCount',
    ),
  };
  const isOfQueue = kind === 'queue_interval';
  const hasQueue = isOfQueue || kind === 'agent_interval';
  const record = {
    kind,
    ...span,
    ...own[kind],
    starts: instant(AT + n, `start ${n}`),
    date: '2026-03-01',
    attributes,
    ...(isOfQueue ? {} : { person: who('Person 1') }),
    ...(hasQueue ? { queue: 'queue 3' } : {}),
  };
  return {
    table: `${kind}s`,
    record: record as unknown as ImportRecord,
    columns: {
      ...ownNames(span),
      ...ownNames(own[kind]),
      ...startOf(n),
      local_date: '2026-03-01',
      ...(isOfQueue ? {} : { person: 'Person 1' }),
      ...(hasQueue ? { queue: 'queue 3' } : {}),
      ...(kind === 'agent_state' ? {} : { attributes: JSON.stringify(attributes) }),
    },
  };
}

/** Loads rows as a file's writer does, in the thread that reads or on the other side of it; gives them back by line. */
async function loaded(database: OpenDatabase, samples: readonly Sample[], path: 'in hand' | 'packed') {
  const importId = await makeImport(database.db);
  const { connection } = database;
  beginChanges(connection);
  const loader = new RowLoader(new LoadContext(connection, importId, 'system'));
  const outcomes = samples.map(
    ({ record }, place): RowOutcome => ({ line: place + 2, cells: ['x'], fate: 'record', records: [record] }),
  );
  write(connection, (tx) => {
    const rows = loader.within(tx);
    if (path === 'in hand') for (const outcome of outcomes) rows.load(outcome);
    else {
      const packer = new RowPacker();
      for (const outcome of outcomes) packer.add(outcome, undefined);
      for (const outcome of new RowUnpacker(',').unpack(structuredClone(packer.take()))) rows.load(outcome);
    }
    rows.finish();
  });
  expect(loader.log.counts).toMatchObject({ read: samples.length, inserted: samples.length });
  return samples.map(({ table }, place) => {
    const from = table.includes(' t ') ? table : `${table} t`;
    const row = connection
      .prepare(`SELECT * FROM ${from} WHERE t.import_id = ? AND t.line = ?`)
      .get(importId, place + 2) as Columns;
    const nameOf = (of: string, id: unknown) =>
      connection
        .prepare(`SELECT name FROM ${of} WHERE id = ?`)
        .pluck()
        .get(id ?? null);
    return {
      ...row,
      person: nameOf('employees', row.named_employee_id ?? row.employee_id),
      queue: nameOf('queues', row.queue_id),
      team: nameOf('teams', row.team_id),
    };
  });
}

const PATHS = ['in hand', 'packed'] as const;
const KINDS: [string, (seed: number) => Sample][] = [
  ['an answer', answer],
  ['an item of a review', review],
  ['an event', event],
  ['an agent’s interval', (seed) => interval(seed, 'agent_interval')],
  ['an agent’s state', (seed) => interval(seed, 'agent_state')],
  ['a queue’s interval', (seed) => interval(seed, 'queue_interval')],
  ['an interval of a schedule', (seed) => interval(seed, 'adherence_interval')],
];

test.each(PATHS)(
  'whatever a leg says stands in the column of its name, one by one and fifty at a time: %s',
  async (path) => {
    const rows = fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 130 });
    const database = await openLoadDatabase();
    await fc.assert(
      fc.asyncProperty(rows, async (flags) => {
        database.connection.exec('DELETE FROM legs');
        const samples = flags.map((some, seed) => leg(seed, some));
        const found = await loaded(database, samples, path);
        for (const [place, { columns }] of samples.entries()) expect(found[place]).toMatchObject(columns);
      }),
      { numRuns: count(8, 200), seed: 9, examples: [[Array(120).fill(Array(6).fill(true))]] },
    );
  },
);

test.each(KINDS)('whatever %s says stands in the column of its name', async (_, sampleOf) => {
  const database = await openLoadDatabase();
  await makeTeam(database.db, { name: 'North' });
  for (const [at, path] of PATHS.entries()) {
    const samples = Array.from({ length: 60 }, (__, seed) => sampleOf(100 * at + seed));
    const found = await loaded(database, samples, path);
    for (const [place, { columns }] of samples.entries()) expect(found[place]).toMatchObject(columns);
  }
});

const DURATIONS = { wait: 'Queue time', talk: 'Talk time', hold: 'Hold time', after: 'After call work' };
const HEADER = [
  'Call Id',
  'Agent',
  'Queue',
  'Date',
  'Time',
  'Topic',
  'Answered',
  'Resolved',
  'Transferred',
  ...Object.values(DURATIONS),
  'Customer number',
  'Color',
];

test.each([
  ['by the thread that writes', null],
  ['by a thread of its own', 8e6],
] as const)('what the cells of a call log say reaches the columns of the table: read %s', async (_, bytes) => {
  const database = await openLoadDatabase();
  const lines = Array.from({ length: 130 }, (__, at) =>
    [
      `C${at}`,
      `Agent ${at % 9}`,
      `Line ${at % 4}`,
      '2026-03-02',
      `09:${String(at % 60).padStart(2, '0')}:00`,
      `Topic ${at}`,
      'Y',
      at % 2 ? 'Y' : 'N',
      at % 3 ? 'N' : 'Y',
      ...[1000, 2000, 3000, 4000].map((from) => from + at),
      `55500${at}`,
      `color ${at}`,
    ].join(','),
  );
  const id = await queueText(database, `${[HEADER.join(','), ...lines].join('\n')}\n`, 'calls.csv', {
    units: { wait: 's', talk: 's', hold: 's', after_contact_work: 's' },
  });
  if (bytes !== null)
    database.connection
      .prepare(`UPDATE imports SET mapping = json_set(mapping, '$.bytes', ${bytes}) WHERE id = ?`)
      .run(id);
  expect(await loadFile(database, id)).toMatchObject({ status: 'loaded', counts: { inserted: 130 } });
  const rows = database.connection
    .prepare(
      `SELECT l.*, e.name AS person, q.name AS queue FROM legs l JOIN employees e ON e.id = l.employee_id
       JOIN queues q ON q.id = l.queue_id ORDER BY line`,
    )
    .all() as (LegRecord & Columns)[];
  for (const [at, row] of rows.entries())
    expect(row).toMatchObject({
      contact_key: `C${at}`,
      person: `Agent ${at % 9}`,
      queue: `Line ${at % 4}`,
      reason: `Topic ${at}`,
      is_answered: 1,
      is_resolved: at % 2,
      is_transferred: at % 3 ? 0 : 1,
      wait_ms: 1000 * (1000 + at),
      talk_ms: 1000 * (2000 + at),
      hold_ms: 1000 * (3000 + at),
      after_contact_work_ms: 1000 * (4000 + at),
      customer_key: `55500${at}`,
      attributes: JSON.stringify({ Color: `color ${at}` }),
      line: at + 2,
    });
});
