import { test } from 'vitest';
import { holdSeeds } from './hold-seeds';

test(
  'Today and the team pages name what was planted and little else: seeds 1 to 20, the second ten',
  { timeout: 900_000 },
  () => holdSeeds([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]),
);
