import { formatDuration } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';

type Written = Pick<Metric, 'unit' | 'decimals'>;

/** What to type for a value of this unit. */
export function valueHint({ unit }: Written): string {
  if (unit === 'share') return 'In percent, such as 85';
  if (unit === 'ms') return 'Minutes and seconds, such as 5:10';
  return 'A number, such as 4.20';
}

/** A value as a form shows it: "85", "5:10", "36 s", "4.20". */
export function toValueText({ unit, decimals }: Written, value: number | null): string {
  if (value === null) return '';
  if (unit === 'share') return String(Number((value * 100).toFixed(Math.max(1, decimals))));
  return unit === 'ms' ? formatDuration(value) : value.toFixed(decimals);
}

/** What was typed as a value in the metric's unit: null where nothing was, undefined where it is no value. */
export function readValueText({ unit }: Written, text: string): number | null | undefined {
  const typed = text.trim().replace(/,(?=\d{1,2}$)/, '.');
  if (!typed) return null;
  if (unit === 'ms') return readDuration(typed);
  const number = Number(typed.replace(/\s*%$/, ''));
  if (!Number.isFinite(number)) return undefined;
  return unit === 'share' ? number / 100 : number;
}

/** "5:10", "1:05:00", "36 s", "36": milliseconds. */
function readDuration(text: string): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)\s*s?$/.exec(text)?.[1];
  if (seconds) return Number(seconds) * 1000;
  const parts = /^(?:(\d+):)?(\d{1,3}):([0-5]\d)$/.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', rest = '0'] = parts;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)) * 1000;
}
