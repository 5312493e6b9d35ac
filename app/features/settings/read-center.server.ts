import { QUARTER_STARTS, WEEK_STARTS } from 'db/default-settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { z } from 'zod';
import { CENTER_FIELDS, type CenterErrors, type CenterFields, type CenterSettings } from './center-fields';

/** A zone with a name: an offset such as +02:00 knows no summer time. */
const isNamedZone = (zone: string) => isTimeZone(zone) && !/^[+-]/.test(zone);

const center = z.object({
  center_name: z
    .string()
    .trim()
    .max(60, 'Use at most 60 characters.')
    .regex(/^\P{Cc}*$/u, 'Use letters, digits and signs only.'),
  time_zone: z.string().trim().refine(isNamedZone, 'There is no such time zone. Write one such as Europe/Berlin.'),
  week_start: z.enum(WEEK_STARTS, 'Choose one of the days.'),
  quarter_start: z.enum(QUARTER_STARTS, 'Choose one of the lists of months.'),
});

/** What stands in the form, as typed; what it does not ask stays as it is. */
export function typedCenter(form: FormData, inForce: CenterSettings): CenterFields {
  const typed = CENTER_FIELDS.map((name) => [name, String(form.get(name) ?? inForce[name])]);
  return Object.fromEntries(typed) as CenterFields;
}

/** The form as settings, or what is wrong beside each field. */
export function readCenter(typed: CenterFields): { settings: CenterSettings } | { errors: CenterErrors } {
  const result = center.safeParse(typed);
  return result.success ? { settings: result.data } : { errors: z.flattenError(result.error).fieldErrors };
}
