import { LONGEST_VALUE } from '../bounds';

const EPOCH = /^[12]\d{9}(?:\.\d+)?$/;
const EPOCH_MS = /^[12]\d{12}$/;

/** UTC milliseconds of a moment written as seconds or milliseconds since 1970; NaN for any other text. */
export function parseEpoch(text: string): number {
  if (text.length > LONGEST_VALUE) return Number.NaN;
  if (EPOCH_MS.test(text)) return Number(text);
  return EPOCH.test(text) ? Math.round(Number(text) * 1000) : Number.NaN;
}
