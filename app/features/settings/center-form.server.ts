import { QUARTER_STARTS, WEEK_STARTS } from 'db/default-settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { z } from 'zod';
import { text } from '~/server/form-pieces.server';

/** A zone with a name: an offset such as +02:00 knows no summer time. */
const isNamedZone = (zone: string) => isTimeZone(zone) && !/^[+-]/.test(zone);

export const NO_ZONE = 'Unknown time zone. Enter one such as Europe/Berlin.';

const center_name = text(60).refine((name) => /^\P{Cc}*$/u.test(name), 'Use letters, digits and signs only.');

/** What whoever makes the first account is asked of the center; a zone that is left out stays as it is. */
export const firstCenterFields = {
  center_name,
  time_zone: text().refine((zone) => zone === '' || isNamedZone(zone), NO_ZONE),
};

/** What the settings ask of it. */
export const centerFields = {
  center_name,
  time_zone: text().refine(isNamedZone, NO_ZONE),
  week_start: z.enum(WEEK_STARTS, 'Choose one of the days.'),
  quarter_start: z.enum(QUARTER_STARTS, 'Choose one of the lists of months.'),
};
