import { expect, test } from 'vitest';
import { readHours, writeHours } from '~/features/settings/opening-hours';

test.each([
  ['9:00–17:00', [[540, 1020]]],
  [
    '13-17, 9:00 - 12:30',
    [
      [540, 750],
      [780, 1020],
    ],
  ],
  ['0:00—24:00', [[0, 1440]]],
  ['', []],
  [' , ', []],
])('%j is read', (text, spans) => {
  expect(readHours(text)).toEqual(spans);
  expect(readHours(writeHours(spans as [number, number][]))).toEqual(spans);
});

test.each([['17–9'], ['9–9'], ['9:60–10'], ['9–25'], ['9–12, 11–13'], ['nine to five'], ['9']])(
  '%j is not understood',
  (text) => {
    expect(readHours(text)).toBeNull();
  },
);
