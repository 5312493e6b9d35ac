import { z } from 'zod';
import { readDay } from '~/read-day';

const LONGEST = 2000;
const tooLong = (longest: number) => `Use at most ${longest} characters.`;

/** A text that may be left out; '' then. */
export const text = (longest = LONGEST) => z.string().trim().max(longest, tooLong(longest)).default('');

/** A text that is asked for, with what to do where there is none. */
export const neededText = (ask: string, longest = LONGEST) =>
  z.string(ask).trim().min(1, ask).max(longest, tooLong(longest));

/** A text that is taken to the letter, such as a password. */
export const rawText = z.string().default('');

/** An e-mail address. */
export const email = (ask: string) =>
  z
    .string(ask)
    .trim()
    .pipe(z.email(ask).max(200, tooLong(200)));

/** A whole number within bounds; `what` is counted. */
export const wholeNumber = (from: number, to: number, what: string) =>
  z
    .number(`Enter ${what} as a number.`)
    .int('Use a whole number.')
    .min(from, `Use at least ${from}.`)
    .max(to, `Use at most ${to}.`);

/** A day of the calendar, with what to do where it is none. */
export const day = (ask: string) => z.string(ask).refine((typed) => readDay(typed) !== null, ask);

/** The number of a row that a page names. */
export const rowId = (ask: string) =>
  z
    .string(ask)
    .regex(/^\d{1,15}$/, ask)
    .transform(Number);

/** A box that may be ticked. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** The forms of one page, told apart by what they are for. */
export const formsOf = <const Forms extends readonly [OneForm, ...OneForm[]]>(...forms: Forms) =>
  z.discriminatedUnion('intent', forms, 'No action was chosen.');
type OneForm = z.ZodObject<{ intent: z.ZodType }>;
