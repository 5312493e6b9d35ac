import { withSettings } from 'db/measure-settings';
import { LEG_MEASURES } from 'db/measures';
import { addLeg, legRules, type MeasuredLeg, SUMMED_MEASURES } from 'db/roll-up/leg-values';
import { DEFAULT_SETTINGS, SERVICE_LEVEL_VARIANTS, type Settings } from 'db/settings';
import Sqlite from 'db/sqlite';
import { expect, test } from 'vitest';

const { short_abandon_ms: shortMs, threshold_ms: thresholdMs } = DEFAULT_SETTINGS;
const FLAGS = [null, true, false];
const DURATIONS = [null, 0, 61_500];
const REASONS = [null, 'It’s broken', 'Complaint', 'Boss'];
const COLUMNS = `employee_id, direction, is_answered, is_abandoned, is_transferred, is_resolved, wait_ms, talk_ms,
  hold_ms, after_contact_work_ms, reopens, reason, is_repeat_eligible, is_repeated`;

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
    const rest = { ...base, ...blank, afterContactWorkMs: null, reopens: null, reason: null, isRepeatEligible: false };
    for (const waitMs of waits) yield { ...rest, waitMs };
    for (const isTransferred of FLAGS) for (const isResolved of FLAGS) yield { ...rest, isTransferred, isResolved };
    for (const [talkMs, holdMs, work] of choices([DURATIONS, DURATIONS, DURATIONS])) {
      yield { ...rest, talkMs: talkMs!, holdMs: holdMs!, afterContactWorkMs: work! };
    }
    for (const [reopens, isResolved] of choices<number | boolean | null>([[0, 2], FLAGS])) {
      yield { ...rest, reopens: reopens as number, isResolved: isResolved as boolean | null, isRepeatEligible: true };
    }
    for (const talkMs of [9_999, 10_000]) yield { ...rest, talkMs };
    for (const reason of REASONS) yield { ...rest, reason };
  }
}

const told = { escalation_reasons: ['Boss'], complaint_reasons: ['Complaint', 'It’s broken', "It's"] };
const SETTINGS: Settings[] = SERVICE_LEVEL_VARIANTS.map((service_level_variant, at) => ({
  ...DEFAULT_SETTINGS,
  ...(at > 0 && told),
  service_level_variant,
}));

test.each(SETTINGS)(
  'what the load says of a leg in hand is what the measures say of the stored one: %o',
  (settings) => {
    const sqlite = new Sqlite(':memory:');
    sqlite.exec(`CREATE TABLE legs (${COLUMNS})`);
    const insert = sqlite.prepare(`INSERT INTO legs (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`);
    const sums = SUMMED_MEASURES.map((name) => withSettings(LEG_MEASURES[name], settings));
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
        leg.reason,
        flag(leg.isRepeatEligible),
      );
      const said = new Float64Array(SUMMED_MEASURES.length);
      addLeg(said, leg, legRules(settings));
      expect([...said], JSON.stringify(leg)).toEqual(read.get(lastInsertRowid));
      legs += 1;
    }
    expect(legs).toBeGreaterThan(600);
    sqlite.close();
  },
);
