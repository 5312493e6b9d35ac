import { guardFormulas, unguardFormulas } from 'importers/cells/formula-guard';
import { expect, test } from 'vitest';

/** What is unseen, what a table is cut at and what is taken off, over and over, with what opens at the end or without it. */
const LONG = ['\t', '\t ', "\t'", "'", ' ', '\n', "\n'", ';', ';"', '-', '-1', '1,', "='", '\u200B'];

test.each(LONG.flatMap((letters) => ['', '=', 'x'].map((end) => [JSON.stringify(letters), letters, end] as const)))(
  'a cell of many %s is guarded and taken as it was in time that grows with it',
  (_, letters, end) => {
    const ms = (length: number) => {
      const cell = letters.repeat(length / letters.length) + end;
      const begun = process.cpuUsage();
      for (const delimiter of [',', '\t']) {
        const guarded = guardFormulas(cell, delimiter);
        if (unguardFormulas(guarded, delimiter) !== cell) throw new Error('Another cell.');
        unguardFormulas(cell, delimiter);
      }
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    };
    const least = { one: Number.POSITIVE_INFINITY, four: Number.POSITIVE_INFINITY };
    const isLinear = () => least.four < Number.POSITIVE_INFINITY && least.four <= Math.max(60, 6 * least.one);
    // Others work on this machine too: what was slow once is measured again.
    for (let attempt = 0; attempt < 12 && !isLinear(); attempt += 1) {
      least.one = Math.min(least.one, ms(10_000));
      least.four = Math.min(least.four, ms(40_000));
    }
    expect({ ...least, isLinear: isLinear() }).toMatchObject({ isLinear: true });
  },
  60_000,
);
