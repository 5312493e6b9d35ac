import { SERVICE_LEVEL_VARIANTS } from 'db/default-settings';
import { z } from 'zod';
import type { Counting, CountingErrors, CountingFields } from './counting-fields';

const number = (from: number, to: number, what: string) =>
  z.coerce
    .number(`Enter ${what} as a number.`)
    .int('Use a whole number.')
    .min(from, `Use at least ${from}.`)
    .max(to, `Use at most ${to}.`);
const reasons = z.array(z.string().min(1).max(300)).max(200);

const counting = z.object({
  threshold_s: number(1, 3600, 'the seconds'),
  service_level_variant: z.enum(SERVICE_LEVEL_VARIANTS, 'Choose a formula from the list.'),
  short_abandon_s: number(0, 600, 'the seconds'),
  repeat_days: number(1, 60, 'the days'),
  escalation_reasons: reasons,
  complaint_reasons: reasons,
});

/** What stands in the form, as typed. */
export function typedCounting(form: FormData): CountingFields {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    threshold_s: text('threshold_s'),
    service_level_variant: text('service_level_variant'),
    short_abandon_s: text('short_abandon_s'),
    repeat_days: text('repeat_days'),
    escalation_reasons: form.getAll('escalation_reasons').map(String),
    complaint_reasons: form.getAll('complaint_reasons').map(String),
  };
}

/** The form as settings, or what is wrong beside each field. */
export function readCounting(typed: CountingFields): { settings: Counting } | { errors: CountingErrors } {
  // An empty field is no zero.
  const blank = (text: string) => (text.trim() === '' ? undefined : text);
  const result = counting.safeParse({
    ...typed,
    threshold_s: blank(typed.threshold_s),
    short_abandon_s: blank(typed.short_abandon_s),
    repeat_days: blank(typed.repeat_days),
  });
  if (!result.success) return { errors: z.flattenError(result.error).fieldErrors };
  const { threshold_s, short_abandon_s, ...rest } = result.data;
  return { settings: { threshold_ms: threshold_s * 1000, short_abandon_ms: short_abandon_s * 1000, ...rest } };
}
