import { expect, test } from 'vitest';
import { nearestNames } from '~/features/metrics/nearest-names';

const NAMES = ['Zoë Hahn', 'Ana Lima', 'Anna Lindt', 'Ben Okafor', 'Priya Nair'];

test('a name with a slip of the finger comes first, whatever its case and accents', () => {
  expect(nearestNames(NAMES, 'priya niar', 2)[0]).toBe('Priya Nair');
  expect(nearestNames(NAMES, 'zoe hahn', 1)).toEqual(['Zoë Hahn']);
  expect(nearestNames(NAMES, 'okafro', 1)).toEqual(['Ben Okafor']);
});

test('names that have what was typed come before those that are near it, in the order of the alphabet', () => {
  expect(nearestNames(NAMES, 'lim', 2)[0]).toBe('Ana Lima');
  expect(nearestNames(NAMES, 'an', 2)).toEqual(['Ana Lima', 'Anna Lindt']);
});

test('where nothing is near, some names are told all the same', () => {
  expect(nearestNames(NAMES, 'qqqqqqqqqqqqqqqqqqqq', 2)).toHaveLength(2);
  expect(nearestNames(NAMES, '', 9)).toHaveLength(5);
});
