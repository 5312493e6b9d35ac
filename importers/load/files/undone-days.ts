import { DAY_MS } from '../../cells/civil-day';

const USUAL_DAYS = 30;

/** How many days the rows and the file of an undone import are kept: IMPORT_UNDONE_DAYS, unless set 30. */
function undoneDays(): number {
  const said = process.env.IMPORT_UNDONE_DAYS?.trim() ?? '';
  return /^\d{1,5}$/.test(said) ? Number(said) : USUAL_DAYS;
}

/** Until when an import that is undone at this instant can be seen and loaded again. */
export const keptUntil = (undoneAt: number): number => undoneAt + undoneDays() * DAY_MS;

/** What was undone before this is no longer kept. */
export const forgottenBefore = (now: number): number => now - undoneDays() * DAY_MS;
