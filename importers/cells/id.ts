import { LONGEST_NAME, LONGEST_VALUE } from '../bounds';

const DAMAGED = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$|^\d+[.,]0+$/i;

/** Whether a spreadsheet has rounded the id away (6.02701E+11) or made a number of it (10033.0): no key any more. */
export function isDamagedId(text: string): boolean {
  if (text.length > LONGEST_VALUE) return false;
  const last = text.charCodeAt(text.length - 1);
  // Both kinds end in a digit and hold a dot, a comma or an e: most ids are recognized by being digits only.
  return last >= 48 && last <= 57 && DAMAGED.test(text);
}

const PHONE = /^\+?[\d\s().\-/]{5,}$/;
const HIDDEN = new Set(['anonymous', 'private', 'restricted', 'unavailable', 'unknown', 'withheld', 'blocked']);

/** One spelling of a customer's number, address or id, so that the same customer is seen again; null for nobody. */
export function customerKeyOf(text: string): string | null {
  if (text.length > LONGEST_NAME || isDamagedId(text)) return null;
  if (PHONE.test(text)) return text.replace(/\D/g, '');
  const key = text.toLowerCase();
  return HIDDEN.has(key) ? null : key;
}
