import { z } from 'zod';
import { isTimeZone } from '../cells/time-zone';
import type { Profile } from '../profile';
import { ROW_MEANINGS } from '../profiles/meanings';
import { OF_PEOPLE } from './check-mapping';

const LONGEST = 300;
const MOST = 500;
const text = z
  .string()
  .trim()
  .min(1, 'must not be blank')
  .max(LONGEST, `must not be longer than ${LONGEST} characters`);
const texts = z.array(text).max(MOST);

const CELLS = ['text', 'id', 'duration', 'number', 'flag', 'choice', 'instant', 'date', 'time', 'zone'] as const;
const LEG_FIELDS = [...ROW_MEANINGS.contact.meanings, ...ROW_MEANINGS.ticket.meanings].map(({ field }) => field);

/** A column; what is a regular expression in Fairlead's own profiles has no place in a file from outside. */
const columnOf = (fields: readonly string[]) =>
  z.strictObject({
    field: z.enum(fields, { error: (issue) => `${issue.input} is no field of such rows` }),
    headers: texts,
    cell: z.enum(CELLS),
    unit: z.enum(['ms', 's', 'min', 'h', 'day']).optional(),
    isOptional: z.boolean().optional(),
    isRequiredInRow: z.boolean().optional(),
    values: z.record(z.string().max(LONGEST), z.string().max(LONGEST)).optional(),
    separator: z.string().min(1).max(5).optional(),
    nulls: texts.optional(),
    prefix: z.literal('alias:').optional(),
  });

const baseOf = (fields: readonly string[]) => ({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens, such as ring-calls'),
  label: text.max(60),
  version: z.int().min(1),
  source: z.string().regex(/^[\p{Ll}\p{Lo}0-9_]{1,60}$/u, 'must be small letters, digits and _'),
  identifiedBy: z.array(texts.min(1)).min(1).max(10),
  usualHeaders: texts,
  columns: z.array(columnOf(fields)).min(1).max(MOST),
  zone: z.strictObject({
    fixed: text.refine(isTimeZone, 'must be a time zone such as Europe/Berlin').optional(),
    because: text,
  }),
  dateOrder: z.strictObject({ order: z.enum(['dmy', 'mdy']), because: text }).optional(),
  nulls: texts,
  nobody: texts,
  totals: texts,
  footers: texts,
  ignored: texts,
});

const legField = z.enum(LEG_FIELDS);
const fieldsOf = (rows: 'answer' | 'review' | 'roster', ...more: string[]) => [
  ...ROW_MEANINGS[rows].meanings.map(({ field }) => field),
  ...more,
];

const legProfile = z.strictObject({
  kind: z.literal('leg'),
  ...baseOf(LEG_FIELDS),
  leg: z.strictObject({
    contactKey: z.array(legField).min(1),
    legKey: z.array(legField).min(1),
    answeredWhen: z.array(z.array(legField)),
    unansweredInbound: z.enum(['abandoned', 'unknown']),
    wait: z.strictObject({ add: z.array(legField), subtract: z.array(legField) }),
    talkIncludesHold: z.boolean().optional(),
    personOnlyIfAnswered: z.boolean().optional(),
    channel: z.enum(['voice', 'chat', 'email']),
    direction: z.enum(['inbound', 'outbound', 'internal']),
    resolvedByEnd: z.boolean().optional(),
    rating: z
      .strictObject({ survey: z.literal('csat'), zeroIsMissing: z.boolean(), blankIsUnasked: z.boolean().optional() })
      .optional(),
  }),
});

/** A profile as somebody may save, export and bring back: what a mapping can say, and nothing that runs. */
const profileSchema = z.discriminatedUnion('kind', [
  legProfile,
  z.strictObject({ kind: z.literal('answer'), ...baseOf(fieldsOf('answer')) }),
  z.strictObject({ kind: z.literal('review_item'), ...baseOf(fieldsOf('review')) }),
  z.strictObject({ kind: z.literal('roster'), ...baseOf(fieldsOf('roster', 'alias')) }),
]);

const sourcedProfile = profileSchema.refine(({ kind, source }) => (kind === 'roster') === (source === OF_PEOPLE), {
  path: ['source'],
  error: `must be ${OF_PEOPLE} for lists of people, and for nothing else`,
});

/** The profile that a JSON text holds, or what is wrong with it and where. */
export function parseProfile(json: string): { profile: Profile } | { problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: ['The file is no JSON: choose one that Fairlead exported.'] };
  }
  const parsed = sourcedProfile.safeParse(value);
  if (parsed.success) return { profile: parsed.data as Profile };
  return {
    problems: parsed.error.issues
      .slice(0, 8)
      .map(({ path, message }) => `${path.join(' › ') || 'The file'}: ${message}.`),
  };
}
