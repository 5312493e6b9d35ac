import { test } from 'vitest';
import { holdSeeds } from './hold-seeds';

test(
  'Today and the team pages name what was planted and little else: seeds 1 to 20, the first ten',
  { timeout: 900_000 },
  () => holdSeeds([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
);
