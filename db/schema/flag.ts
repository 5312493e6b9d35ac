/** Flags are 0 or 1; instants are UTC epoch milliseconds; days are yyyy-MM-dd; durations integer milliseconds. */
export type Flag = 0 | 1;
