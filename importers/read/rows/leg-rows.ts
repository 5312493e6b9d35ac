import type { LegField, LegProfile, LegRules } from '../../profile';
import type { AnswerRecord, LegRecord } from '../../records';
import type { ImportRecord } from '../../row-outcome';
import type { ReadPlan } from '../plan';
import { attributeReader } from './attribute-reader';
import type { CellReaders } from './cell-readers';
import { ChainedContacts } from './chained-contacts';
import { DeliveredLegs } from './delivered-legs';
import { personReader, SEVERAL_PEOPLE } from './person-of';
import { fail, type RowInHand } from './row-in-hand';

/** What a row of some kind becomes: records, or that it is no contact or nobody's. An issue in the row comes before either. */
export type ReadRow = (row: RowInHand) => ImportRecord[] | 'not_a_contact' | 'duplicate' | 'nobody' | 'part_of_leg';

/** Reads rows that are legs of contacts, and the rating where the row holds one. */
export function legRows(profile: LegProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const rules = profile.leg;
  const inboundPerson = personReader(profile, cells);
  const outboundPerson =
    cells.has('outbound_name') || cells.has('outbound_login')
      ? personReader(profile, cells, { login: 'outbound_login', name: 'outbound_name' })
      : inboundPerson;
  const isPerson = personTest(rules, cells);
  const started = cells.instant('started', 'started_time');
  const ended = cells.instant('ended');
  const updated = cells.instant('updated');
  const delivered = rules.isDeliveredAgain ? new DeliveredLegs() : null;
  const contactKey = keyReader(rules.contactKey, cells);
  const legKey = keyReader(rules.legKey, cells);
  const skipField = rules.skipWhen ? cells.text(rules.skipWhen.field) : null;
  const skipCells = new Set(rules.skipWhen?.cells);
  const queue = cells.text('queue');
  const channel = cells.choice<LegRecord['channel']>('channel');
  const direction = cells.choice<LegRecord['direction']>('direction');
  const answeredFields = rules.answeredWhen.find((fields) =>
    fields.every((field) => field === 'name' || field === 'login' || cells.has(field)),
  );
  const answered = cells.flag('answered');
  const hasAbandoned = cells.has('abandoned');
  const abandoned = cells.flag('abandoned');
  const transferred = cells.flag('transferred');
  const resolved = cells.flag('resolved');
  const waits = rules.wait.add.map((field) => cells.duration(field));
  const lessWaits = rules.wait.subtract.map((field) => cells.duration(field));
  const [talk, hold, work] = [cells.duration('talk'), cells.duration('hold'), cells.duration('after_contact_work')];
  const [firstReply, fullResolution] = [cells.duration('first_reply'), cells.duration('full_resolution')];
  const reopens = cells.number('reopens');
  const reason = cells.text('reason');
  const name = cells.text('name');
  const inboundCustomer = cells.customer('customer');
  const outboundCustomer = cells.has('outbound_customer') ? cells.customer('outbound_customer') : inboundCustomer;
  const rating = cells.number('rating');
  const contacts = rules.isChained ? new ChainedContacts() : null;
  const attributes = attributeReader(profile, plan);
  const endedHeader = plan.columns.find(({ field }) => field === 'ended');

  return (row) => {
    if (skipField && skipCells.has(skipField(row)?.toLowerCase() ?? '')) return 'not_a_contact';
    const leg = legKey(row);
    const key = contactKey(row) ?? leg;
    const at = started(row);
    const directed = direction(row) ?? rules.direction;
    const isNamed = isPerson(row);
    const who = isNamed ? (directed === 'outbound' ? outboundPerson : inboundPerson)(row) : null;
    if (key === null || leg === null || at === null || row.issue) return [];
    if (delivered?.isOlder(`${key}|${leg}`, updated(row))) return 'duplicate';
    const end = ended(row);
    if (end && end.at < at.at) {
      fail(
        row,
        'end_before_start',
        endedHeader!.header,
        row.cells[endedHeader!.index]!.trim(),
        `It ended before it started (${at.text}): correct one of the two times.`,
      );
      return [];
    }
    // What a team's row says of talking is said by the rows of its people as well.
    const gross = isNamed ? talk(row) : null;
    const holdMs = hold(row);
    const talkMs = rules.talkIncludesHold && gross !== null ? Math.max(0, gross - (holdMs ?? 0)) : gross;
    const firstReplyMs = firstReply(row);
    const isAnswered = (answeredFields ?? []).every((field) => {
      if (field === 'answered') return answered(row) === true;
      if (field === 'talk') return gross !== null && gross > 0;
      if (field === 'first_reply') return firstReplyMs !== null;
      return who !== null;
    });
    const isAbandoned =
      directed === 'inbound' &&
      !isAnswered &&
      (hasAbandoned ? abandoned(row) === true : rules.unansweredInbound === 'abandoned');
    const record: LegRecord = {
      kind: 'leg',
      contactKey: contacts ? contacts.contactOf(leg, key) : key,
      legKey: leg,
      person: who !== SEVERAL_PEOPLE && (isAnswered || !rules.personOnlyIfAnswered) ? who : null,
      queue: queue(row) ?? (isNamed ? null : name(row)),
      channel: channel(row) ?? rules.channel,
      direction: directed,
      started: at,
      isAnswered,
      isAbandoned,
      isTransferred: transferred(row),
      isResolved: resolved(row),
      waitMs: waitOf(row, waits, lessWaits),
      talkMs,
      holdMs,
      afterContactWorkMs: work(row),
      firstReplyMs,
      fullResolutionMs: fullResolution(row) ?? (rules.resolvedByEnd && end ? end.at - at.at : null),
      reopens: reopens(row),
      reason: reason(row),
      customerKey: (directed === 'outbound' ? outboundCustomer : inboundCustomer)(row),
      attributes: attributes(row),
    };
    if (!rules.rating || !plan.ratingScale || !isAnswered) return [record];
    const answer = answerOf(record, rating(row), row, plan, rules.rating.zeroIsMissing);
    return answer.score === null && rules.rating.blankIsUnasked ? [record] : [record, answer];
  };
}

function waitOf(
  row: RowInHand,
  add: ((row: RowInHand) => number | null)[],
  subtract: ((row: RowInHand) => number | null)[],
) {
  let total: number | null = null;
  for (const read of add) {
    const ms = read(row);
    if (ms !== null) total = (total ?? 0) + ms;
  }
  if (total === null) return null;
  for (const read of subtract) total -= read(row) ?? 0;
  return Math.max(0, total);
}

function answerOf(
  leg: LegRecord,
  score: number | null,
  row: RowInHand,
  plan: ReadPlan,
  zeroIsMissing: boolean,
): AnswerRecord {
  const { min, max } = plan.ratingScale!;
  const given = score === 0 && zeroIsMissing && min > 0 ? null : score;
  if (given !== null && (given < min || given > max)) {
    const { header, index } = plan.columns.find(({ field }) => field === 'rating')!;
    fail(
      row,
      'score_outside_scale',
      header,
      row.cells[index]!,
      `Ratings in this file run from ${min} to ${max}: correct the cell, or leave it blank.`,
    );
  }
  return {
    kind: 'answer',
    answerKey: leg.contactKey,
    contactKey: leg.contactKey,
    legSource: plan.source,
    person: leg.person,
    channel: leg.channel,
    survey: 'csat',
    scaleMin: min,
    scaleMax: max,
    score: given,
    comment: null,
    asked: leg.started,
    answeredAt: null,
  };
}

/** Fields joined by a bar; ids among them are refused when damaged. A blank part is blank, the first part must be there. */
function keyReader(parts: LegRules['legKey'], cells: CellReaders): (row: RowInHand) => string | null {
  const isId = (field: LegField) => field === 'contact_id' || field === 'leg_id';
  const readers = parts.map((part) => {
    if (typeof part !== 'string') return () => part.text;
    return isId(part) ? cells.id(part) : cells.text(part);
  });
  if (readers.length === 1) return readers[0]!;
  return (row) => readers.map((read) => read(row) ?? '').join('|');
}

/** Whether a row's name is a person's: always, unless the report has rows of teams beside those of people. */
function personTest({ personWhen }: LegRules, cells: CellReaders): (row: RowInHand) => boolean {
  if (!personWhen || !cells.has(personWhen.field)) return () => true;
  const said = cells.text(personWhen.field);
  return (row) => personWhen.cells.includes(said(row)?.toLowerCase() ?? '');
}
