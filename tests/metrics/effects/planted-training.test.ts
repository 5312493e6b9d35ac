import type { ContactCenter } from 'fixtures/contact-center/center';
import { PEOPLE, personNamed } from 'fixtures/contact-center/people';
import { simulateContactCenter } from 'fixtures/contact-center/simulate';
import { expect, test } from 'vitest';
import { mondayOf } from '~/clock';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { FALSE_EFFECTS, measureEffect } from '~/metrics/effects/effect';
import { effectWindows } from '~/metrics/effects/windows';
import type { Cell } from '~/metrics/verdicts/reference';
import { add, NOTHING, type Tally } from '~/metrics/verdicts/tally';

const AS_OF = '2026-11-18';
const METRICS: MetricId[] = ['csat', 'hold_time', 'transfer_rate', 'average_handle_time'];

/** The rows of a simulated center by person, week and queue, past files and database: those are held elsewhere. */
function cellsOf(center: ContactCenter): Map<MetricId, Cell[]> {
  const sums = new Map<string, { cell: Omit<Cell, 'tally'>; tallies: Map<MetricId, Tally> }>();
  const note = (leg: ContactCenter['legs'][number], metric: MetricId, x: number) => {
    if (leg.person < 0 || leg.isOutbound) return;
    const week = mondayOf(center.calendar.dates[leg.day]!);
    const key = `${leg.person}|${week}|${leg.queue}`;
    const sum = sums.get(key) ?? {
      cell: { person: leg.person, week, stratum: String(leg.queue), isReference: true },
      tallies: new Map(),
    };
    sum.tallies.set(metric, add(sum.tallies.get(metric) ?? NOTHING, { x, n: 1, squares: x * x }));
    sums.set(key, sum);
  };
  for (const leg of center.legs) {
    note(leg, 'transfer_rate', leg.isTransferred ? 1 : 0);
    if (leg.channel === 'email') continue;
    note(leg, 'hold_time', leg.hold * 1000);
    note(leg, 'average_handle_time', (leg.talk + leg.hold + leg.afterContactWork) * 1000);
  }
  for (const { leg, score } of center.surveys) if (score !== null) note(leg, 'csat', score >= 4 ? 1 : 0);
  return new Map(
    METRICS.map((metric) => [
      metric,
      [...sums.values()].flatMap(({ cell, tallies }) => {
        const tally = tallies.get(metric);
        return tally ? [{ ...cell, tally }] : [];
      }),
    ]),
  );
}

test('the planted training is found for the three whom it helped, and nothing for the two whom it did not', {
  timeout: 120_000,
}, () => {
  const center = simulateContactCenter({ seed: 1, asOf: AS_OF });
  const cells = cellsOf(center);
  const { dates } = center.calendar;
  const trained = (kind: 'improves' | 'trained_without_effect') =>
    center.truths.flatMap((truth) => (truth.kind === kind ? [PEOPLE.indexOf(personNamed(truth.name))] : []));
  const { fromDate } = center.truths.find((truth) => truth.kind === 'trained_without_effect')!;
  const had = [...trained('improves'), ...trained('trained_without_effect')];
  const comparable = PEOPLE.flatMap(({ hiredWeeksBefore, leftWeeksBefore }, person) =>
    had.includes(person) || hiredWeeksBefore !== null || leftWeeksBefore !== null ? [] : [person],
  );
  const effectsOn = (people: number[]) =>
    METRICS.map((id) =>
      measureEffect({
        metric: getMetric(id),
        cells: cells.get(id)!,
        about: 'people',
        windows: effectWindows(
          { onDate: fromDate, untilDate: null, lasts: false },
          { firstDate: dates[0]!, asOf: AS_OF },
        ),
        treated: new Set(people),
        comparable: new Set(comparable),
        confidence: 1 - FALSE_EFFECTS / METRICS.length,
      }),
    );
  const helped = effectsOn(trained('improves'));
  const unhelped = effectsOn(trained('trained_without_effect'));
  const { difference, low, high } = helped[0]!.estimate!;
  const told = [difference, low, high].map((points) => (100 * points).toFixed(0));
  console.info(`Planted: 17 points of CSAT for three people. Found: ${told[0]} (${told[1]} to ${told[2]}).`);
  expect(helped.slice(0, 2).map(({ kind }) => kind)).toEqual(['better', 'better']);
  expect([low, high].map((end) => end > 0.17)).toEqual([false, true]);
  expect(unhelped.filter(({ kind }) => kind !== 'none' && kind !== 'unknown')).toEqual([]);
});
