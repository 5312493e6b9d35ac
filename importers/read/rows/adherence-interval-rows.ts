import type { AdherenceIntervalProfile } from '../../profile';
import type { ReadPlan } from '../plan';
import { attributeReader } from './attribute-reader';
import type { CellReaders } from './cell-readers';
import { spanReader } from './interval-span';
import { skipTest } from './interval-sums';
import type { ReadRow } from './leg-rows';
import { personReader, SEVERAL_PEOPLE } from './person-of';

/** Reads rows that hold a person's schedule against what they did. */
export function adherenceIntervalRows(profile: AdherenceIntervalProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const span = spanReader(profile, plan, cells);
  const isSkipped = skipTest(profile, cells);
  const [scheduled, out, worked] = [
    cells.duration('scheduled'),
    cells.duration('out_of_adherence'),
    cells.duration('worked'),
  ];
  const adherenceScheduled = cells.has('adherence_scheduled') ? cells.duration('adherence_scheduled') : scheduled;
  const conformanceScheduled = cells.has('conformance_scheduled') ? cells.duration('conformance_scheduled') : scheduled;
  const [lost, exceptions] = [cells.duration('lost'), cells.number('exceptions')];
  const isRest = !cells.has('lost') && profile.interval.lostIsRest === true;
  const attributes = attributeReader(profile, plan);

  return (row) => {
    if (isSkipped(row)) return 'nobody';
    const [who, when] = [person(row), span(row)];
    if (who === SEVERAL_PEOPLE || who === null) return 'nobody';
    if (when === null) return [];
    const [scheduledMs, workedMs] = [scheduled(row), worked(row)];
    const rest = scheduledMs === null || workedMs === null ? null : Math.max(0, scheduledMs - workedMs);
    return [
      {
        kind: 'adherence_interval',
        ...when,
        report: profile.id,
        attributes: attributes(row),
        person: who,
        scheduledMs,
        outOfAdherenceMs: out(row),
        adherenceScheduledMs: adherenceScheduled(row),
        workedMs,
        conformanceScheduledMs: conformanceScheduled(row),
        lostMs: isRest ? rest : lost(row),
        exceptionCount: exceptions(row),
      },
    ];
  };
}
