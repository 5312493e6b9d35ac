/**
 * The parts of a local day in which contacts are compared, each from its hour to the next one's: as rosters commonly
 * name the shifts, with the night from 22 to 6.
 */
export const DAY_PARTS = [
  { name: 'morning', fromHour: 6 },
  { name: 'afternoon', fromHour: 12 },
  { name: 'evening', fromHour: 18 },
  { name: 'night', fromHour: 22 },
] as const;

/** '' where nothing tells when the contact began. */
export type DayPart = (typeof DAY_PARTS)[number]['name'] | '';
