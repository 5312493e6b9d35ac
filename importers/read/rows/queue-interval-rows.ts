import type { QueueIntervalRecord } from '../../interval-records';
import type { Field, QueueIntervalProfile } from '../../profile';
import type { ReadPlan } from '../plan';
import { attributeReader } from './attribute-reader';
import type { CellReaders } from './cell-readers';
import { spanReader } from './interval-span';
import { addReaders, skipTest, sumReader } from './interval-sums';
import type { ReadRow } from './leg-rows';
import { fail, type ReadCell } from './row-in-hand';

/** Reads rows that are counts and sums over a queue's interval; averages become sums by the counts beside them. */
export function queueIntervalRows(profile: QueueIntervalProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const span = spanReader(profile, plan, cells);
  const isSkipped = skipTest(profile, cells);
  const [queue, channel] = [cells.text('queue'), cells.choice<NonNullable<QueueIntervalRecord['channel']>>('channel')];
  const abandoned = cells.number('abandoned');
  const offered =
    profile.interval.offeredIsSum && !cells.has('offered')
      ? addReaders([cells.number('answered'), abandoned])
      : cells.number('offered');
  const answered = answeredReader(profile, cells, offered, abandoned);
  const counts: Partial<Record<Field, ReadCell<number>>> = { offered, abandoned, answered };
  const countOf = (field: Field) => counts[field] ?? (() => null);
  const sum = (field: Field) => sumReader(profile, cells, field, countOf);
  const inThreshold = inThresholdReader(profile, cells, countOf);
  const [wait, abandonWait, talk, hold] = [sum('wait'), sum('abandon_wait'), sum('talk'), sum('hold')];
  const [work, handle, threshold] = [sum('after_contact_work'), sum('handle'), cells.duration('threshold')];
  const attributes = attributeReader(profile, plan);
  const answeredHeader = plan.columns.find(({ field }) => field === 'answered' || field === 'abandoned')?.header;

  return (row) => {
    if (isSkipped(row)) return 'nobody';
    const [name, when] = [queue(row), span(row)];
    if (name === null) return 'nobody';
    if (when === null) return [];
    const served = answered(row);
    if (served !== null && served < 0) {
      fail(
        row,
        'bad_number',
        answeredHeader ?? null,
        null,
        'Abandoned contacts exceed offered contacts. Correct one of the two counts.',
      );
    }
    return [
      {
        kind: 'queue_interval',
        ...when,
        report: profile.id,
        attributes: attributes(row),
        queue: name,
        channel: channel(row),
        offeredCount: offered(row),
        answeredCount: served,
        abandonedCount: abandoned(row),
        inThresholdCount: inThreshold(row),
        waitMs: wait(row),
        abandonWaitMs: abandonWait(row),
        talkMs: talk(row),
        holdMs: hold(row),
        afterContactWorkMs: work(row),
        handleMs: handle(row),
        thresholdMs: threshold(row),
      },
    ];
  };
}

function answeredReader(
  { interval }: QueueIntervalProfile,
  cells: CellReaders,
  offered: ReadCell<number>,
  abandoned: ReadCell<number>,
): ReadCell<number> {
  if (cells.has('answered') || !interval.answeredIsRest) return cells.number('answered');
  return (row) => {
    const [came, gaveUp] = [offered(row), abandoned(row)];
    return came === null || gaveUp === null ? null : came - gaveUp;
  };
}

/** How many were answered in time: a count, or the share of a count; a share is written as 0.8, 80 or 80 %. */
function inThresholdReader(
  { interval }: QueueIntervalProfile,
  cells: CellReaders,
  countOf: (field: Field) => ReadCell<number>,
): ReadCell<number> {
  if (cells.has('in_threshold') || !interval.serviceLevelOf) return cells.number('in_threshold');
  const [share, count] = [cells.share('service_level'), countOf(interval.serviceLevelOf)];
  return (row) => {
    const [part, all] = [share(row), count(row)];
    if (all === 0) return 0;
    return part === null || all === null ? null : Math.round(part * all);
  };
}
