import { DAY_MS } from '../../cells/civil-day';

const USUAL_DAYS = 30;

/** How many days the rows and the file of an import that was taken back are kept: IMPORT_UNDONE_DAYS, unless set 30. */
function undoneDays(): number {
  const said = process.env.IMPORT_UNDONE_DAYS?.trim() ?? '';
  return /^\d{1,5}$/.test(said) ? Number(said) : USUAL_DAYS;
}

/** Until when what was taken back at this instant can be seen and loaded again. */
export const keptUntil = (undoneAt: number): number => undoneAt + undoneDays() * DAY_MS;

/** What was taken back before this is not kept any more now. */
export const forgottenBefore = (now: number): number => now - undoneDays() * DAY_MS;
