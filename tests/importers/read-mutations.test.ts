import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { identify } from 'importers/read/identify';
import { rawRows } from 'importers/read/raw-rows';
import { howToCut } from 'importers/read/read-export';
import type { RowOutcome } from 'importers/records';
import { expect, test } from 'vitest';
import { mutatedFile } from './mutations';
import { fileOf, readAll } from './read-file';

/** FUZZ_RUNS=20000 for a longer look. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);

/** A record holds something, a refusal says what to do, a row that is left out says why. */
function saysItsFate(outcome: RowOutcome): boolean {
  if (outcome.fate === 'record') return outcome.records.length > 0;
  return outcome.fate === 'rejected' ? outcome.issue.advice !== '' : outcome.code.length > 0;
}

test('whatever happens to a file, it is read or refused, and each row of its body comes out once, with its line', async () => {
  const path = fileOf('');
  let files = 0;
  let rows = 0;
  await fc.assert(
    fc.asyncProperty(mutatedFile, async (bytes) => {
      writeFileSync(path, bytes);
      const { plan, problem } = await identify(path, { centerTimeZone: 'Europe/Berlin' });
      expect(plan === null).toBe(problem !== null);
      if (!plan) return;
      const expected: number[] = [];
      for await (const batch of rawRows(path, howToCut(plan)))
        for (const { line } of batch) if (line > plan.headerLine) expected.push(line);
      const outcomes = await readAll(path, plan);
      expect(outcomes.map(({ line }) => line)).toEqual(expected);
      expect(expected.every((line, index) => index === 0 || line > expected[index - 1]!)).toBe(true);
      expect(outcomes.filter((outcome) => !saysItsFate(outcome))).toEqual([]);
      files += 1;
      rows += outcomes.length;
    }),
    { numRuns: RUNS, seed: Number(process.env.FUZZ_SEED ?? 20_261_121) },
  );
  // Most files must still be recognised, or nothing much would have been tried.
  expect(files).toBeGreaterThan(RUNS / 4);
  expect(rows).toBeGreaterThan(RUNS);
}, 600_000);
