import { expect } from 'vitest';
import { FALSE_EFFECTS } from '~/metrics/effects/effect';
import { AS_OF, readPages, type SeedReport } from './read-planted';
import { withSimulatedDatabase } from './simulated-database';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Loads a center a seed through the importers, reads their pages, prints the figures and holds them to the promises. */
export async function holdSeeds(seeds: readonly number[]): Promise<void> {
  const reports: SeedReport[] = [];
  for (const seed of seeds) {
    reports.push(
      await withSimulatedDatabase({ seed, asOf: AS_OF }, (opened, truths) => readPages(opened, truths, seed)),
    );
  }
  const falseNames = mean(reports.map(({ falseNamesAWeek }) => falseNamesAWeek));
  const found = reports.reduce((sum, report) => sum + report.found.length, 0);
  const planted = found + reports.reduce((sum, report) => sum + report.missed.length, 0);
  const faults = reports.filter(({ isFaultFound }) => isFaultFound).length;
  const explained = reports.filter(({ isFaultExplained }) => isFaultExplained).length;
  const stories = mean(reports.map(({ falseStories }) => falseStories));
  const daysOff = reports.flatMap((report) => report.daysOff);
  const onTime = daysOff.filter((days) => Math.abs(days) <= 14).length / daysOff.length;
  const isClaim = (kind: string) => kind !== 'none' && kind !== 'unknown';
  const moved = reports.flatMap(({ training }) => training.moved);
  const unmoved = reports.flatMap(({ training }) => training.unmoved);
  const movedAsPlanted = moved.filter((kind) => kind === 'better').length / moved.length;
  const wrongClaims = unmoved.filter(isClaim).length / unmoved.length;
  console.info(
    [
      `Seeds ${seeds[0]} to ${seeds.at(-1)}: ${found} of ${planted} planted changes of people named,`,
      `the refund fault told as the queue’s in ${faults} of ${reports.length}, with its dates and cause in ${explained},`,
      `${falseNames.toFixed(2)} false names a week among all others, ${stories.toFixed(2)} stories of queues too many.`,
      `${percent(onTime)} of ${daysOff.length} planted changes dated within two weeks (${percent(daysOff.filter((days) => days === 0).length / daysOff.length)} to the week);`,
      `after the training ${percent(movedAsPlanted)} of what it moved told as better, ${percent(wrongClaims)} of what it left told as changed.`,
      ...reports.map(
        ({ seed, missed, wronglyNamed, falseNamesAWeek }) =>
          `  seed ${seed}: missed ${missed.join(', ') || 'nobody'}; ${falseNamesAWeek} false names a week${wronglyNamed.length > 0 ? `, among them ${wronglyNamed.join(', ')}` : ''}`,
      ),
    ].join('\n'),
  );
  expect(onTime).toBeGreaterThanOrEqual(0.9);
  expect(movedAsPlanted).toBeGreaterThanOrEqual(0.9);
  expect(wrongClaims).toBeLessThanOrEqual(FALSE_EFFECTS);
  expect(falseNames).toBeLessThanOrEqual(2);
  expect(found / planted).toBeGreaterThanOrEqual(0.95);
  expect(faults).toBe(reports.length);
  expect(explained / reports.length).toBeGreaterThanOrEqual(0.9);
  expect(stories).toBeLessThanOrEqual(0.5);
}
