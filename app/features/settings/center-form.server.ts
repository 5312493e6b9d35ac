import { QUARTER_STARTS, WEEK_STARTS } from 'db/default-settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { z } from 'zod';
import { text } from '~/server/form-pieces.server';

/** A zone with a name: an offset such as +02:00 knows no summer time. */
const isNamedZone = (zone: string) => isTimeZone(zone) && !/^[+-]/.test(zone);

const NO_ZONE = 'There is no such time zone. Write one such as Europe/Berlin.';

const center_name = text(60).refine((name) => /^\P{Cc}*$/u.test(name), 'Use letters, digits and signs only.');

/** What whoever makes the first account is asked of the center. A zone that is not asked for stays; an empty one is none. */
export const firstCenterFields = {
  center_name,
  time_zone: z
    .unknown()
    .transform((typed) => (typed === undefined ? undefined : String(typed).trim()))
    .refine((zone) => zone === undefined || isNamedZone(zone), NO_ZONE),
};

/** What the settings ask of it. */
export const centerFields = {
  center_name,
  time_zone: text().refine(isNamedZone, NO_ZONE),
  week_start: z.enum(WEEK_STARTS, 'Choose one of the days.'),
  quarter_start: z.enum(QUARTER_STARTS, 'Choose one of the lists of months.'),
};
