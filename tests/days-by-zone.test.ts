import ts from 'typescript';
import { expect, test } from 'vitest';
import { findNodes, readSourceFiles } from './source-files';

const files = readSourceFiles().filter(({ path }) => !path.startsWith('tests/'));

/** Days of the calendar that no zone has a say in: they are counted as if they were UTC, or were moved to their zone before. */
const CIVIL = [
  'app/read-day.ts',
  'db/business-ms.ts',
  'fixtures/contact-center/voice-of-customers.ts',
  'importers/cells/civil-day.ts',
  'importers/load/write/roster-writer.ts',
];

test('nobody asks for today, or for the day of an instant, without a zone', () => {
  const asking = files.flatMap(({ path, imports, tree }) =>
    imports.some(({ of }) => of === 'app/zoned-clock.server')
      ? findNodes(tree, ts.isCallExpression)
          .filter(({ expression }) => /^(today|todayOf|dayOf)$/.test(expression.getText()))
          .map((call) => ({ path, call: call.getText(), zone: call.arguments.at(-1)?.getText() ?? 'none' }))
      : [],
  );
  expect(asking.map(({ path }) => path)).toContain('app/center-day.server.ts');
  expect(asking.filter(({ zone }) => !/zone/i.test(zone))).toEqual([]);
});

test('no day is cut out of the UTC text of an instant', () => {
  const cut = /\.toISOString\(\)\s*\.(slice\(0|substring|substr|split|startsWith)/;
  expect(files.filter(({ text }) => cut.test(text)).map(({ path }) => path)).toEqual(CIVIL);
});

test('the zone of the machine decides nothing: parts of a date are asked of dates that carry their zone', () => {
  const parts = /\.(getDate|getDay|getMonth|getFullYear|setDate|toDateString|toLocaleDateString|toLocaleTimeString)\(/;
  const isZoned = ({ imports }: (typeof files)[number]) => imports.some(({ of }) => of === '@date-fns/tz');
  expect(files.filter((file) => parts.test(file.text) && !isZoned(file)).map(({ path }) => path)).toEqual([]);
});

test('one reader takes typed days; the importers have their own, which knows other orders', () => {
  const pattern = /\\d\{4\}-\\d(\{2\}|\\d)-\\d(\{2\}|\\d)\$/;
  expect(files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual(['app/read-day.ts']);
});
