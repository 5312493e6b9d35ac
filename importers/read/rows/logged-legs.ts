import { ownText } from '../../cells/own-text';
import { ownValue } from '../../own-value';
import type { LegField, LegLog, LegProfile, LoggedEvent } from '../../profile';
import type { LegRecord } from '../../records';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { personReader } from './person-of';
import { fail, type RowInHand } from './row-in-hand';

/** Calls that are kept in mind until they end; the oldest go first. */
const REMEMBERED = 100_000;

/** What the events of a call have said so far. */
interface OpenLeg {
  enteredAt: number | null;
  enteredText: string;
  customer: string | null;
  missedRings: number;
  missedRingMs: number;
}

/**
 * Reads a log in which several events make one leg: those before a leg's end are kept in mind and skipped, the one that
 * ends it becomes the leg, which so has that line. What a leg's last event says is enough where its first ones stand in
 * an earlier file.
 */
export function loggedLegs(profile: LegProfile, log: LegLog, cells: CellReaders): ReadRow {
  const open = new Map<string, OpenLeg>();
  const person = personReader(profile, cells);
  const [event, contact, queue] = [cells.text('event'), cells.id('contact_id'), cells.text('queue')];
  const moment = cells.instant('started');
  const readers = dataReaders(log, cells);

  return (row) => {
    const name = event(row)?.toLowerCase() ?? '';
    const rule = ownValue(log.events, name);
    if (!rule) return 'not_a_contact';
    const [key, where, at] = [contact(row), queue(row), moment(row)];
    if (key === null || at === null) return [];
    const id = `${key}|${where ?? ''}`;
    const leg = open.get(id) ?? { enteredAt: null, enteredText: '', customer: null, missedRings: 0, missedRingMs: 0 };
    const said = readers.get(rule)!(row);
    if (row.issue) return [];
    if (!rule.ends) {
      if (rule.isEntry) {
        leg.enteredAt = at.at;
        leg.enteredText = ownText(at.text);
        leg.customer = said.customer && ownText(said.customer);
      }
      if (rule.isMissedRing) {
        leg.missedRings += 1;
        leg.missedRingMs += said.ring ?? 0;
      }
      if (!open.has(id) && open.size >= REMEMBERED) open.delete(open.keys().next().value!);
      open.set(ownText(id), leg);
      return 'part_of_leg';
    }
    open.delete(id);
    const { wait: waitMs, talk: talkMs } = said;
    if (waitMs === null) {
      fail(row, 'missing_value', null, null, 'The event lacks the caller’s wait time. Export it again.');
      return [];
    }
    const startedAt = leg.enteredAt ?? at.at - waitMs - (talkMs ?? 0);
    const isAnswered = rule.ends === 'answered';
    const record: LegRecord = {
      kind: 'leg',
      contactKey: key,
      legKey: `${where ?? ''}|${at.text}`,
      person: isAnswered ? person(row) : null,
      queue: where,
      channel: profile.leg.channel,
      direction: profile.leg.direction,
      started: { ...at, at: startedAt, text: leg.enteredText || String(startedAt / 1000) },
      isAnswered,
      isAbandoned: rule.ends === 'abandoned',
      isTransferred: isAnswered ? (rule.isTransfer ?? false) : null,
      isResolved: null,
      waitMs,
      talkMs,
      holdMs: null,
      afterContactWorkMs: null,
      firstReplyMs: null,
      fullResolutionMs: null,
      reopens: null,
      reason: null,
      customerKey: leg.customer,
      attributes: attributesOf(name, leg),
    };
    return [record];
  };
}

function attributesOf(event: string, { missedRings, missedRingMs }: OpenLeg): Record<string, string> {
  const end = { ended: event.toUpperCase() };
  return missedRings === 0
    ? end
    : { ...end, 'rings missed': String(missedRings), 'ms rung in vain': String(missedRingMs) };
}

interface Said {
  wait: number | null;
  talk: number | null;
  ring: number | null;
  customer: string | null;
}

/** What an event's data say, by the event: the same column says something else in another event. */
function dataReaders({ events }: LegLog, cells: CellReaders): Map<LoggedEvent, (row: RowInHand) => Said> {
  const duration = (field: LegField | undefined, rule: LoggedEvent) =>
    field ? cells.durationIn(field, rule.unit ?? 's') : () => null;
  return new Map(
    Object.values(events).map((rule) => {
      const { wait, talk, ring, customer } = rule.says ?? {};
      const [waitIn, talkIn, ringIn] = [duration(wait, rule), duration(talk, rule), duration(ring, rule)];
      const customerIn = customer ? cells.customer(customer) : () => null;
      return [rule, (row) => ({ wait: waitIn(row), talk: talkIn(row), ring: ringIn(row), customer: customerIn(row) })];
    }),
  );
}
