import { LONGEST_VALUE } from '../bounds';

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_GROUPS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DOT_GROUPS = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const COMMA_DECIMAL = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;

/** The usual cell, at most nine digits and nothing else, without a regular expression; NaN for any other text. */
export function wholeNumber(text: string): number {
  if (text.length === 0 || text.length > 9) return Number.NaN;
  let value = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** A number as the file writes it, a trailing % dropped; NaN where it is none. Decimal commas as the file has them. */
export function parseNumber(cell: string, hasDecimalComma = false): number {
  if (cell.length > LONGEST_VALUE) return Number.NaN;
  const text = cell.endsWith('%') ? cell.slice(0, -1).trimEnd() : cell;
  if (hasDecimalComma && DOT_GROUPS.test(text) && (text.includes(',') || text.split('.').length > 2)) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (PLAIN.test(text)) return Number(text);
  if (!hasDecimalComma && COMMA_GROUPS.test(text)) return Number(text.replaceAll(',', ''));
  if (COMMA_DECIMAL.test(text)) return Number(text.replace(',', '.'));
  return Number.NaN;
}
