import { LEG_MEASURES, type LegMeasure } from '../measures';
import type { ServiceLevelVariant, Settings } from '../settings';

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
  reason: string | null;
  isRepeatEligible: boolean;
}

/** The settings as a leg is held against them. */
export interface LegRules extends Settings {
  escalations: ReadonlySet<string>;
  complaints: ReadonlySet<string>;
}

export function legRules(settings: Settings): LegRules {
  const { escalation_reasons, complaint_reasons } = settings;
  return { ...settings, escalations: new Set(escalation_reasons), complaints: new Set(complaint_reasons) };
}

/** The measures of legs in the order of their sums. */
export const SUMMED_MEASURES = Object.keys(LEG_MEASURES) as LegMeasure[];

const AT = Object.fromEntries(SUMMED_MEASURES.map((measure, place) => [measure, place])) as Record<LegMeasure, number>;

const square = (ms: number) => (ms / 1000) * (ms / 1000);

/**
 * Adds what LEG_MEASURES says of a leg to the sums of its cell: for a load, which would otherwise have to read all of
 * its legs again. One test holds the two equal over legs of every kind. A leg that has just come is never repeated yet.
 */
export function addLeg(sums: Float64Array, leg: MeasuredLeg, rules: LegRules): void {
  if (leg.isInbound) addInbound(sums, leg, rules);
  if (leg.hasEmployee && leg.isAnswered) {
    addHandled(sums, leg);
    if (leg.reason !== null) addReason(sums, leg.reason, rules);
  }
  if (leg.isRepeatEligible) sums[AT.repeat_eligible_count]! += 1;
  if (leg.isResolved !== null && (leg.isAnswered || leg.isResolved)) sums[AT.closed_count]! += 1;
  if (leg.isResolved === true) sums[AT.resolved_count]! += 1;
  if (leg.reopens === null) return;
  if (leg.reopens > 0) sums[AT.reopened_count]! += 1;
  if (leg.reopens > 0 || leg.isResolved) sums[AT.reopen_known_count]! += 1;
}

function addInbound(sums: Float64Array, leg: MeasuredLeg, rules: LegRules): void {
  const { isAnswered, isAbandoned, waitMs } = leg;
  const isInThreshold = waitMs !== null && waitMs <= rules.threshold_ms;
  if (isAnswered || isAbandoned) sums[AT.offered_count]! += 1;
  if (isAbandoned) {
    const isShort = waitMs !== null && waitMs < rules.short_abandon_ms;
    sums[isShort ? AT.short_abandoned_count : AT.abandoned_count]! += 1;
    if (!isShort && !(isAnswered && waitMs !== null)) addLost(sums, isInThreshold, rules.service_level_variant);
  }
  if (!isAnswered) return;
  sums[AT.answered_count]! += 1;
  if (waitMs === null) return;
  sums[AT.service_level_count]! += 1;
  if (isInThreshold) sums[AT.in_service_level_count]! += 1;
  sums[AT.wait_known_count]! += 1;
  sums[AT.wait_ms]! += waitMs;
  sums[AT.wait_squares]! += square(waitMs);
}

/** Somebody who gave up, later than at once, in the service level. */
function addLost(sums: Float64Array, isInThreshold: boolean, variant: ServiceLevelVariant): void {
  if (variant === 'answered_only' || (variant === 'ignore' && isInThreshold)) return;
  sums[AT.service_level_count]! += 1;
  if (variant === 'positive' && isInThreshold) sums[AT.in_service_level_count]! += 1;
}

function addReason(sums: Float64Array, reason: string, { escalations, complaints }: LegRules): void {
  if (escalations.size > 0) {
    sums[AT.escalation_known_count]! += 1;
    if (escalations.has(reason)) sums[AT.escalated_count]! += 1;
  }
  if (complaints.size > 0) {
    sums[AT.complaint_known_count]! += 1;
    if (complaints.has(reason)) sums[AT.complaint_count]! += 1;
  }
}

function addHandled(sums: Float64Array, leg: MeasuredLeg): void {
  const { talkMs, holdMs, afterContactWorkMs, isTransferred } = leg;
  sums[AT.handled_count]! += 1;
  if (talkMs !== null) {
    const handleMs = talkMs + (holdMs ?? 0) + (afterContactWorkMs ?? 0);
    sums[AT.timed_count]! += 1;
    sums[AT.handle_ms]! += handleMs;
    sums[AT.handle_squares]! += square(handleMs);
    sums[AT.talk_ms]! += talkMs;
    sums[AT.talk_squares]! += square(talkMs);
    if (talkMs < 10_000) sums[AT.brief_count]! += 1;
  }
  if (holdMs !== null) {
    sums[AT.hold_known_count]! += 1;
    if (holdMs > 0) sums[AT.held_count]! += 1;
    sums[AT.hold_ms]! += holdMs;
    sums[AT.hold_squares]! += square(holdMs);
  }
  if (afterContactWorkMs !== null) {
    sums[AT.after_contact_work_known_count]! += 1;
    sums[AT.after_contact_work_ms]! += afterContactWorkMs;
    sums[AT.after_contact_work_squares]! += square(afterContactWorkMs);
  }
  if (isTransferred !== null) sums[AT.transfer_known_count]! += 1;
  if (isTransferred === true) sums[AT.transferred_count]! += 1;
}
