import type { LegMeasure } from '../measures';
import type { Settings } from '../settings';

/** What the measures ask of a leg; durations in milliseconds. */
export interface MeasuredLeg {
  hasEmployee: boolean;
  isInbound: boolean;
  isAnswered: boolean;
  isAbandoned: boolean;
  isTransferred: boolean | null;
  isResolved: boolean | null;
  waitMs: number | null;
  talkMs: number | null;
  holdMs: number | null;
  afterContactWorkMs: number | null;
  reopens: number | null;
  isRepeatEligible: boolean;
}

type Value = (leg: MeasuredLeg, settings: Settings) => number;

const isHandled = (leg: MeasuredLeg) => leg.hasEmployee && leg.isAnswered;
const isAnsweredInbound = (leg: MeasuredLeg) => leg.isInbound && leg.isAnswered;
const isShort = (leg: MeasuredLeg, { short_abandon_ms }: Settings) =>
  leg.waitMs !== null && leg.waitMs < short_abandon_ms;
const isLongAbandoned = (leg: MeasuredLeg, settings: Settings) =>
  leg.isInbound && leg.isAbandoned && !isShort(leg, settings);
const isInThreshold = (leg: MeasuredLeg, { threshold_ms }: Settings) =>
  leg.waitMs !== null && leg.waitMs <= threshold_ms;
const square = (ms: number) => (ms / 1000) * (ms / 1000);
const handleMs = (leg: MeasuredLeg) => (leg.talkMs ?? 0) + (leg.holdMs ?? 0) + (leg.afterContactWorkMs ?? 0);

const count =
  (is: (leg: MeasuredLeg, settings: Settings) => boolean): Value =>
  (leg, settings) =>
    is(leg, settings) ? 1 : 0;
const waited =
  (value: (ms: number) => number): Value =>
  (leg) =>
    isAnsweredInbound(leg) && leg.waitMs !== null ? value(leg.waitMs) : 0;
const handled =
  (field: 'talkMs' | 'holdMs' | 'afterContactWorkMs', value: (ms: number, leg: MeasuredLeg) => number): Value =>
  (leg) => {
    const ms = leg[field];
    return isHandled(leg) && ms !== null ? value(ms, leg) : 0;
  };

/**
 * LEG_MEASURES said of a leg in hand, for a load, which would otherwise have to read all of its legs again to sum them.
 * One test holds the two equal over legs of every kind. A leg that has just come is never repeated yet.
 */
export const LEG_VALUES: Record<LegMeasure, Value> = {
  offered_count: count((leg) => leg.isInbound && (leg.isAnswered || leg.isAbandoned)),
  answered_count: count(isAnsweredInbound),
  abandoned_count: count(isLongAbandoned),
  short_abandoned_count: count((leg, settings) => leg.isInbound && leg.isAbandoned && isShort(leg, settings)),
  answered_in_threshold_count: count((leg, settings) => isAnsweredInbound(leg) && isInThreshold(leg, settings)),
  abandoned_in_threshold_count: count(
    (leg, settings) => isLongAbandoned(leg, settings) && isInThreshold(leg, settings),
  ),
  wait_known_count: waited(() => 1),
  wait_ms: waited((ms) => ms),
  wait_squares: waited(square),
  handled_count: count(isHandled),
  timed_count: handled('talkMs', () => 1),
  handle_ms: handled('talkMs', (_, leg) => handleMs(leg)),
  handle_squares: handled('talkMs', (_, leg) => square(handleMs(leg))),
  talk_ms: handled('talkMs', (ms) => ms),
  talk_squares: handled('talkMs', square),
  hold_known_count: handled('holdMs', () => 1),
  held_count: handled('holdMs', (ms) => (ms > 0 ? 1 : 0)),
  hold_ms: handled('holdMs', (ms) => ms),
  hold_squares: handled('holdMs', square),
  after_contact_work_known_count: handled('afterContactWorkMs', () => 1),
  after_contact_work_ms: handled('afterContactWorkMs', (ms) => ms),
  after_contact_work_squares: handled('afterContactWorkMs', square),
  transfer_known_count: count((leg) => isHandled(leg) && leg.isTransferred !== null),
  transferred_count: count((leg) => isHandled(leg) && leg.isTransferred === true),
  repeat_eligible_count: count((leg) => leg.isRepeatEligible),
  repeated_count: () => 0,
  closed_count: count((leg) => leg.isResolved !== null && (leg.isAnswered || leg.isResolved)),
  resolved_count: count((leg) => leg.isResolved === true),
  reopened_count: count((leg) => leg.reopens !== null && leg.reopens > 0),
};
