import { parseChoice } from '../cells/choice';
import { DAY_MS, textOfDay } from '../cells/civil-day';
import type { DateOrder } from '../cells/date';
import { parseDuration } from '../cells/duration';
import { parseFlag } from '../cells/flag';
import { customerKeyOf, isDamagedId } from '../cells/id';
import { parseInstant, rememberedDay } from '../cells/instant';
import { isNothing } from '../cells/null-words';
import { parseNumber } from '../cells/number';
import { parseTimeOfDay } from '../cells/time-of-day';
import { isTimeZone, toUtc } from '../cells/time-zone';
import type { Profile, ProfileColumn } from '../profile';
import type { Instant, RowIssue } from '../records';
import type { PlannedColumn, ReadPlan } from './plan';

/** A row being read: its cells and the first thing found wrong with it. */
export interface RowInHand {
  cells: string[];
  issue: RowIssue | null;
}

/** Reads one field of a row; null where the file says nothing or what it says is wrong (then the row has an issue). */
export type ReadCell<T> = (row: RowInHand) => T | null;

const SAYS_NOTHING = () => null;
/** Longer than any contact, ticket or shift can last: 5 years. */
const LONGEST_MS = 5 * 366 * DAY_MS;

export function fail(row: RowInHand, code: string, column: string | null, cell: string | null, advice: string): null {
  row.issue ??= { code, column, cell, advice };
  return null;
}

/** The readers of one file's cells by field, made once a file. */
export function cellReaders(profile: Profile, plan: ReadPlan) {
  const planned = new Map<string, { at: PlannedColumn; rule: ProfileColumn }>();
  for (const at of plan.columns) {
    const rule = (profile.columns as readonly ProfileColumn[]).find((column) => column.field === at.field);
    if (rule && !planned.has(at.field)) planned.set(at.field, { at, rule });
  }
  const profileNulls = new Set(profile.nulls);
  const comma = plan.hasDecimalComma;

  /** The trimmed cell, '' where it is one of the words for nothing. */
  function wordOf(at: PlannedColumn, rule: ProfileColumn): (row: RowInHand) => string {
    const { index } = at;
    const nulls = new Set([...profileNulls, ...(rule.nulls ?? [])]);
    const cut = rule.cut ? new RegExp(rule.cut) : null;
    return (row) => {
      const raw = row.cells[index];
      if (raw === undefined) return '';
      const text = raw.trim();
      if (isNothing(text)) return '';
      if (nulls.size > 0 && nulls.has(text.toLowerCase())) return '';
      return cut ? text.replace(cut, '') : text;
    };
  }

  /** Makes a field's reader; `parse` gets a cell that says something. */
  function reader<T>(
    field: string,
    parse: (text: string, row: RowInHand, at: PlannedColumn, rule: ProfileColumn) => T | null,
  ): ReadCell<T> {
    const found = planned.get(field);
    if (!found) return SAYS_NOTHING;
    const { at, rule } = found;
    const word = wordOf(at, rule);
    return (row) => {
      const text = word(row);
      if (text !== '') return parse(text, row, at, rule);
      if (!rule.isRequiredInRow) return null;
      return fail(
        row,
        'missing_value',
        at.header,
        row.cells[at.index] ?? null,
        `Fill in ${at.header}: a row without it cannot be placed.`,
      );
    };
  }

  const text = (field: string) => reader<string>(field, (word) => word);

  const id = (field: string) =>
    reader<string>(field, (word, row, at) =>
      isDamagedId(word)
        ? fail(
            row,
            'damaged_id',
            at.header,
            word,
            `A spreadsheet has changed this ${at.header}: export again and load the file without opening it there first.`,
          )
        : word,
    );

  const customer = (field: string) => reader<string>(field, (word) => customerKeyOf(word));

  const number = (field: string) =>
    reader<number>(field, (word, row, at) => {
      const value = parseNumber(word, comma);
      return Number.isFinite(value)
        ? value
        : fail(row, 'bad_number', at.header, word, `Write a number in ${at.header}, or leave it blank.`);
    });

  const duration = (field: string) =>
    reader<number>(field, (word, row, at, rule) => {
      const ms = parseDuration(word, at.unit ?? rule.unit ?? 's', comma);
      if (ms >= 0 && ms <= LONGEST_MS) return ms;
      if (Number.isNaN(ms))
        return fail(
          row,
          'bad_duration',
          at.header,
          word,
          `Write ${at.header} as hh:mm:ss or as a plain number, or leave it blank.`,
        );
      return ms < 0
        ? fail(
            row,
            'negative_duration',
            at.header,
            word,
            `${at.header} is below zero: correct it in the source, or leave it blank.`,
          )
        : fail(
            row,
            'absurd_duration',
            at.header,
            word,
            `${at.header} is longer than five years: check the unit of this cell.`,
          );
    });

  /** Flags and choices may say something by being blank, so they see the blank cell too. */
  function coded<T>(
    field: string,
    parse: (word: string, rule: ProfileColumn) => T | null | undefined,
    advice: string,
  ): ReadCell<T> {
    const found = planned.get(field);
    if (!found) return SAYS_NOTHING;
    const { at, rule } = found;
    const word = wordOf(at, rule);
    return (row) => {
      const cell = word(row);
      const value = parse(cell, rule);
      return value === undefined ? fail(row, 'unknown_code', at.header, cell, advice.replace('%', at.header)) : value;
    };
  }

  const flag = (field: string) =>
    coded<boolean>(field, (word, rule) => parseFlag(word, rule.values), 'Write yes or no in %, or leave it blank.');

  const choice = <T extends string>(field: string) =>
    coded<T>(
      field,
      (word, rule) => parseChoice(word, rule.values ?? {}) as T | null | undefined,
      'Fairlead does not know this value of %: correct it in the source.',
    );

  const date = (field: string) =>
    reader<string>(field, (word, row, at) => {
      const read = parseInstant(word, plan.dateOrder);
      return read
        ? textOfDay(Math.floor(read.localMs / DAY_MS))
        : fail(row, 'bad_date', at.header, word, dateAdvice(at.header, plan.dateOrder));
    });

  const zone = (field: string) =>
    reader<string>(field, (word, row, at) =>
      isTimeZone(word)
        ? word
        : fail(
            row,
            'unknown_time_zone',
            at.header,
            word,
            'Write a time zone such as Europe/Berlin or America/New_York.',
          ),
    );

  function instantOf(localMs: number, offsetMs: number | null, words: string): Instant {
    if (offsetMs === null)
      return { at: toUtc(plan.timeZone, localMs), text: words, timeZone: plan.timeZone, zoneFrom: plan.zoneFrom };
    return {
      at: localMs - offsetMs,
      text: words,
      timeZone: offsetMs === 0 ? 'UTC' : offsetName(offsetMs),
      zoneFrom: 'cell',
    };
  }

  /** A moment in one cell, or its day in one and its time in another. */
  function instant(field: string, timeField?: string): ReadCell<Instant> {
    const time = timeField ? planned.get(timeField) : undefined;
    if (!time) {
      return reader<Instant>(field, (word, row, at) => {
        const read = parseInstant(word, plan.dateOrder);
        if (!read) return fail(row, 'bad_instant', at.header, word, dateAdvice(at.header, plan.dateOrder));
        return instantOf(read.localMs, read.offsetMs, word);
      });
    }
    const timeReader = reader<string>(timeField!, (word) => word);
    return reader<Instant>(field, (word, row, at) => {
      const clock = timeReader(row);
      if (clock === null) return null;
      let day = rememberedDay(word, plan.dateOrder);
      if (Number.isNaN(day)) {
        const read = parseInstant(word, plan.dateOrder);
        if (!read) return fail(row, 'bad_instant', at.header, word, dateAdvice(at.header, plan.dateOrder));
        day = Math.floor(read.localMs / DAY_MS);
      }
      const ms = parseTimeOfDay(clock);
      if (Number.isNaN(ms))
        return fail(row, 'bad_instant', time.at.header, clock, `Write ${time.at.header} as hh:mm or hh:mm:ss.`);
      return instantOf(day * DAY_MS + ms, null, `${word} ${clock}`);
    });
  }

  return {
    has: (field: string) => planned.has(field),
    text,
    id,
    customer,
    number,
    duration,
    flag,
    choice,
    date,
    zone,
    instant,
  };
}

export type CellReaders = ReturnType<typeof cellReaders>;

function dateAdvice(header: string, order: DateOrder): string {
  const means = order === 'dmy' ? 'day first' : 'month first';
  return `Fairlead cannot read this ${header} as a date (numeric dates in this file are ${means}): correct the cell.`;
}

function offsetName(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
