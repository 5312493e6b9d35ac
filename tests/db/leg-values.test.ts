import Sqlite from 'better-sqlite3';
import { LEG_MEASURES } from 'db/measures';
import { addLeg, type MeasuredLeg, SUMMED_MEASURES } from 'db/roll-up/leg-values';
import { DEFAULT_SETTINGS } from 'db/settings';
import { expect, test } from 'vitest';

const { short_abandon_ms: shortMs, threshold_ms: thresholdMs } = DEFAULT_SETTINGS;
const FLAGS = [null, true, false];
const DURATIONS = [null, 0, 61_500];
const COLUMNS = `employee_id, direction, is_answered, is_abandoned, is_transferred, is_resolved, wait_ms, talk_ms,
  hold_ms, after_contact_work_ms, reopens, is_repeat_eligible, is_repeated`;

/** Every choice of one from each list. */
function* choices<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (!first) yield [];
  else for (const one of first) for (const others of choices(rest)) yield [one, ...others];
}

function* legsOfEveryKind(): Generator<MeasuredLeg> {
  const waits = [null, 0, shortMs - 1, shortMs, thresholdMs, thresholdMs + 1];
  for (const [hasEmployee, isInbound, isAnswered, isAbandoned] of choices([...Array(4)].map(() => [true, false]))) {
    const base = {
      hasEmployee: hasEmployee!,
      isInbound: isInbound!,
      isAnswered: isAnswered!,
      isAbandoned: isAbandoned!,
    };
    const blank = { isTransferred: null, isResolved: null, waitMs: null, talkMs: null, holdMs: null };
    const rest = { ...base, ...blank, afterContactWorkMs: null, reopens: null, isRepeatEligible: false };
    for (const waitMs of waits) yield { ...rest, waitMs };
    for (const isTransferred of FLAGS) for (const isResolved of FLAGS) yield { ...rest, isTransferred, isResolved };
    for (const [talkMs, holdMs, work] of choices([DURATIONS, DURATIONS, DURATIONS])) {
      yield { ...rest, talkMs: talkMs!, holdMs: holdMs!, afterContactWorkMs: work! };
    }
    for (const reopens of [0, 2]) yield { ...rest, reopens, isRepeatEligible: true };
  }
}

test('what the load says of a leg in hand is what the measures say of the stored one', () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec(`CREATE TABLE legs (${COLUMNS})`);
  const insert = sqlite.prepare(`INSERT INTO legs (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`);
  const sums = SUMMED_MEASURES.map((name) =>
    LEG_MEASURES[name]
      .replaceAll(':short_abandon_ms', String(shortMs))
      .replaceAll(':threshold_ms', String(thresholdMs)),
  );
  const read = sqlite.prepare(`SELECT ${sums.join(', ')} FROM legs l WHERE rowid = ?`).raw();
  const flag = (value: boolean | null) => (value === null ? null : Number(value));
  let legs = 0;
  for (const leg of legsOfEveryKind()) {
    const { lastInsertRowid } = insert.run(
      leg.hasEmployee ? 1 : null,
      leg.isInbound ? 'inbound' : 'outbound',
      flag(leg.isAnswered),
      flag(leg.isAbandoned),
      flag(leg.isTransferred),
      flag(leg.isResolved),
      leg.waitMs,
      leg.talkMs,
      leg.holdMs,
      leg.afterContactWorkMs,
      leg.reopens,
      flag(leg.isRepeatEligible),
    );
    const said = new Float64Array(SUMMED_MEASURES.length);
    addLeg(said, leg, DEFAULT_SETTINGS);
    expect([...said], JSON.stringify(leg)).toEqual(read.get(lastInsertRowid));
    legs += 1;
  }
  expect(legs).toBeGreaterThan(600);
  sqlite.close();
});
