import { expect } from 'vitest';
import { AS_OF, readPages, type SeedReport } from './planted-truths';
import { withSimulatedDatabase } from './simulated-database';

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Loads ten centers through the importers, reads their pages, prints the figures and holds them to the promises. */
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
  console.info(
    [
      `Seeds ${seeds[0]} to ${seeds.at(-1)}: ${found} of ${planted} planted changes of people named,`,
      `the refund fault told as the queue’s in ${faults} of ${reports.length}, with its dates and cause in ${explained},`,
      `${falseNames.toFixed(2)} false names a week among all others, ${stories.toFixed(2)} stories of queues too many.`,
      ...reports.map(
        ({ seed, missed, wronglyNamed, falseNamesAWeek }) =>
          `  seed ${seed}: missed ${missed.join(', ') || 'nobody'}; ${falseNamesAWeek} false names a week${wronglyNamed.length > 0 ? `, among them ${wronglyNamed.join(', ')}` : ''}`,
      ),
    ].join('\n'),
  );
  expect(falseNames).toBeLessThanOrEqual(2);
  expect(found / planted).toBeGreaterThanOrEqual(0.95);
  expect(faults).toBe(reports.length);
  expect(explained / reports.length).toBeGreaterThanOrEqual(0.9);
  expect(stories).toBeLessThanOrEqual(0.5);
}
