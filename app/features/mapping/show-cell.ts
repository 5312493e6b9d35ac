import type { CellOutcome } from 'importers/read/rows/read-cells';

/** One cell of the first rows: the original, the value that would be loaded, and any error. */
export interface ShownCell {
  raw: string;
  /** Null: it says nothing. */
  value: string | null;
  advice: string | null;
}

/** A cell's value as a person reads it: 1:05:03, 2 Mar 2026 09:00:06 with its zone, yes. */
export function showCell({ value, cell, issue, index }: CellOutcome, cells: readonly string[]): ShownCell {
  const raw = cells[index]?.trim() ?? '';
  return { raw, advice: issue?.advice ?? null, value: issue || value === null ? null : textOf(value, cell) };
}

function textOf(value: NonNullable<CellOutcome['value']>, cell: CellOutcome['cell']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return momentText(value.at, value.timeZone);
  if (typeof value === 'number' && cell === 'time') return durationText(value).padStart(8, '0');
  if (typeof value === 'number' && cell === 'duration') return durationText(value);
  return String(value);
}

function momentText(at: number, timeZone: string): string {
  const isOffset = /^[+-]/.test(timeZone);
  const format = new Intl.DateTimeFormat('en-CA', {
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone,
  });
  return `${format.format(at).replace(',', '')} ${isOffset ? `UTC${timeZone}` : timeZone}`;
}

/** 65,123 ms → 1:05.123 only where it matters: below ten seconds; else whole seconds as m:ss or h:mm:ss. */
export function durationText(ms: number): string {
  if (ms < 10_000 && ms % 1000 !== 0) return `${(ms / 1000).toFixed(ms < 1000 ? 3 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (count: number) => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
