import { LONGEST_NAME } from '../../bounds';
import { parseChoice } from '../../cells/choice';
import { DAY_MS, textOfDay } from '../../cells/civil-day';
import { type DurationUnit, parseDuration, UNIT_MS } from '../../cells/duration';
import { parseFlag } from '../../cells/flag';
import { customerKeyOf, isDamagedId } from '../../cells/id';
import { parseInstant } from '../../cells/instant';
import { parseNumber, wholeNumber } from '../../cells/number';
import { parseTimeOfDay } from '../../cells/time-of-day';
import { isTimeZone } from '../../cells/time-zone';
import { ownValue } from '../../own-value';
import type { Profile } from '../../profile';
import type { ReadPlan } from '../plan';
import {
  cellReader,
  codeReader,
  type FieldColumn,
  fieldColumns,
  type RejectCell,
  remembering,
  severalIn,
} from './column-reader';
import { dateAdvice, instantReader } from './instant-reader';
import { fail, type RowInHand } from './row-in-hand';

/** Longer than any contact, ticket or shift can last. */
const LONGEST_MS = 5 * 366 * DAY_MS;

/** The readers of one file's cells by field, made once a file; a field without a column always reads as null. */
export function cellReaders(profile: Profile, plan: ReadPlan) {
  const columns = fieldColumns(profile, plan);
  const comma = plan.hasDecimalComma;
  const of = (field: string) => columns.get(field);
  const durationReader = (column: FieldColumn | undefined) => {
    const unitMs = UNIT_MS[column?.at.unit ?? column?.rule.unit ?? 's'];
    const parseOther = remembering<number>((text, { at, rule }) => {
      const ms = parseDuration(text, at.unit ?? rule.unit ?? 's', comma);
      return ms >= 0 && ms <= LONGEST_MS ? ms : undefined;
    });
    return cellReader<number>(
      column,
      profile,
      (text, at) => {
        // A bare number is read sooner than it is remembered.
        const ms = wholeNumber(text) * unitMs;
        return ms <= LONGEST_MS ? ms : parseOther(text, at);
      },
      (row, text, { at, rule }) => {
        const ms = parseDuration(text, at.unit ?? rule.unit ?? 's', comma);
        return fail(row, ...durationIssue(ms, at.header, text));
      },
    );
  };
  return {
    has: (field: string) => columns.has(field),
    /** Tells whether the cell names more than one; null where it never does. */
    severalTest: (field: string) => {
      const column = of(field);
      const separator = column?.rule.separator;
      if (!separator) return null;
      return (row: RowInHand) => severalIn(row.cells[column.at.index] ?? '', separator).length > 1;
    },
    text: (field: string) =>
      FREE_TEXTS.has(field)
        ? cellReader<string>(of(field), profile, (text) => text)
        : cellReader<string>(of(field), profile, (text) => (isName(text) ? text : undefined), rejectName),
    id: (field: string) =>
      cellReader<string>(
        of(field),
        profile,
        (text) => (isName(text) && !isDamagedId(text) ? text : undefined),
        rejectId,
      ),
    customer: (field: string) => cellReader<string>(of(field), profile, customerKeyOf),
    number: (field: string) =>
      cellReader<number>(
        of(field),
        profile,
        remembering((text, { rule }) => finite(parseNumber(ownValue(rule.values, text.toLowerCase()) ?? text, comma))),
        rejectNumber,
      ),
    /** A part of a whole, 0 to 1; 80 % and, where the column is percent, 80 are divided. */
    share: (field: string) =>
      cellReader<number>(
        of(field),
        profile,
        remembering((text, { rule }) => {
          const value = parseNumber(text, comma);
          const share = text.endsWith('%') || rule.isPercent ? value / 100 : value;
          return share >= 0 && share <= 1 ? share : undefined;
        }),
        rejectNumber,
      ),
    duration: (field: string) => durationReader(of(field)),
    /** A column whose unit differs from row to row. */
    durationIn: (field: string, unit: DurationUnit) => {
      const column = of(field);
      return durationReader(column && { ...column, at: { ...column.at, unit } });
    },
    /** Every column of a field that may have several, by what its header names. */
    durations: (field: string) =>
      plan.columns
        .filter((at) => at.field === field)
        .map((at) => ({ name: at.name ?? at.header, read: durationReader({ at, rule: of(field)!.rule }) })),
    /** Milliseconds since midnight. */
    time: (field: string) =>
      cellReader<number>(
        of(field),
        profile,
        remembering((text) => finite(parseTimeOfDay(text))),
        (row, text, { at }) => fail(row, 'bad_instant', at.header, text, `Write ${at.header} as hh:mm or hh:mm:ss.`),
      ),
    flag: (field: string) =>
      codeReader<boolean>(
        of(field),
        profile,
        (text, { rule }) => parseFlag(text, rule.values),
        (header) => `Write yes or no in ${header}, or leave it blank.`,
      ),
    choice: <T extends string>(field: string) =>
      codeReader<T>(
        of(field),
        profile,
        (text, { rule }) => parseChoice(text, rule.values ?? {}) as T | null | undefined,
        (header) => `Fairlead does not know this value of ${header}: correct it in the source.`,
      ),
    date: (field: string) =>
      cellReader<string>(
        of(field),
        profile,
        remembering((text) => {
          const read = parseInstant(text, plan.dateOrder);
          return read ? textOfDay(Math.floor(read.localMs / DAY_MS)) : undefined;
        }),
        (row, text, { at }) => fail(row, 'bad_date', at.header, text, dateAdvice(at.header, text, plan)),
      ),
    zone: (field: string) =>
      cellReader<string>(
        of(field),
        profile,
        remembering((text) => (isTimeZone(text) ? text : undefined)),
        rejectZone,
      ),
    instant: (field: string, timeField?: string) =>
      instantReader(profile, plan, {
        day: of(field),
        time: timeField ? of(timeField) : undefined,
        zone: of('time_zone'),
      }),
  };
}

export type CellReaders = ReturnType<typeof cellReaders>;

const finite = (value: number) => (Number.isFinite(value) ? value : undefined);

/** What people write at length. All other texts name something: a person, a queue, a form. */
const FREE_TEXTS = new Set(['comment', 'reason']);
const isName = (text: string) => text.length <= LONGEST_NAME;

const rejectName: RejectCell = (row, text, { at }) => {
  const most = LONGEST_NAME.toLocaleString('en-US');
  const advice = `${at.header} has more than ${most} characters. Check its quotation marks.`;
  return fail(row, 'overlong_cell', at.header, text, advice);
};

const rejectId: RejectCell = (row, text, column) => {
  const { header } = column.at;
  const advice = `A spreadsheet changed this ${header}. Export again and load the file without opening it first.`;
  return isName(text) ? fail(row, 'damaged_id', header, text, advice) : rejectName(row, text, column);
};

const rejectNumber: RejectCell = (row, text, { at }) =>
  fail(row, 'bad_number', at.header, text, `Write a number in ${at.header}, or leave it blank.`);

const rejectZone: RejectCell = (row, text, { at }) =>
  fail(row, 'unknown_time_zone', at.header, text, 'Write a time zone such as Europe/Berlin or America/New_York.');

function durationIssue(ms: number, header: string, cell: string): [string, string, string, string] {
  if (Number.isNaN(ms)) {
    return ['bad_duration', header, cell, `Write ${header} as hh:mm:ss or as a plain number, or leave it blank.`];
  }
  return ms < 0
    ? ['negative_duration', header, cell, `${header} is below zero: correct it in the source, or leave it blank.`]
    : ['absurd_duration', header, cell, `${header} is longer than five years: check the unit of this cell.`];
}
