import { test } from 'vitest';
import { count } from '../counts';
import { holdSeeds } from './hold-seeds';

const SEEDS = Array.from({ length: count(4, 20) }, (_, index) => index + 1);

test(
  `Today and the team pages name what was planted and little else: seeds 1 to ${SEEDS.length}`,
  {
    timeout: 1_800_000,
  },
  () => holdSeeds(SEEDS),
);
