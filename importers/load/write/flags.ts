import type { Flag } from 'db/schema';

/** A yes or no as it is stored. */
export const flag = (value: boolean): Flag => (value ? 1 : 0);

/** The same where a file may not say it. */
export const knownFlag = (value: boolean | null): Flag | null => (value === null ? null : flag(value));
