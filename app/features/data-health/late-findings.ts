import { daysBetween } from '~/clock';
import { formatDay, formatInstant } from '~/components/day';
import { type DataFinding, type Known, newestImport } from './finding';

/** Reports whose files did not come when they usually do. */
export function findLate(known: Known): DataFinding[] {
  return known.reports.flatMap(({ key, name, arrivedAt, usual }) => {
    if (usual.kind === 'unknown' || usual.missedAt === null) return [];
    const [due, last] = [usual.missedAt, arrivedAt].map((at) => formatInstant(at, known.timeZone));
    return {
      key: `late ${key}`,
      about: 'late' as const,
      what: `${name} is late. It was due at about ${due}; the last file came ${last}.`,
      advice: 'Check whether the export ran and reached the inbox or the API.',
      link: newestImport(known, { key, name }),
    };
  });
}

const DAYS_WITHOUT_ANYTHING = 4;

/** Reports, or all of them, whose newest days are missing. */
export function findBehind(known: Known): DataFinding[] {
  const { newest, today } = known;
  const found: DataFinding[] = [];
  if (newest !== null && daysBetween(newest, today) >= DAYS_WITHOUT_ANYTHING) {
    found.push({
      key: 'behind',
      about: 'late',
      what: `No source has data after ${formatDay(newest)}; today is ${formatDay(today)}.`,
      advice: 'Load the exports of the days since then.',
      link: { to: '/imports/new', label: 'Load files' },
    });
  }
  for (const { key, name, cells } of known.calendar) {
    const last = cells.findLastIndex(({ rows }) => rows > 0);
    const missing = cells.slice(last + 1).filter(({ state }) => state === 'none');
    if (missing.length === 0) continue;
    found.push({
      key: `behind ${key}`,
      about: 'late',
      what: `${name} has nothing after ${last < 0 ? 'these weeks began' : formatDay(cells[last]!.date)}. Usual days without rows: ${daysWords(missing)}. Other reports continue.`,
      advice: 'Load its newer exports, or check whether they still run.',
      link: newestImport(known, { key, name }),
    });
  }
  return found;
}

/** Days between others that are missing or nearly so. */
export function findGaps(known: Known): DataFinding[] {
  return known.calendar.flatMap(({ key, name, cells }) => {
    const last = cells.findLastIndex(({ rows }) => rows > 0);
    const inside = cells.slice(0, last + 1);
    const missing = inside.filter(({ state }) => state === 'none');
    const few = inside.filter(({ state }) => state === 'few');
    const base = { about: 'missing' as const, link: newestImport(known, { key, name }) };
    return [
      missing.length > 0 && {
        ...base,
        key: `gap ${key}`,
        what: `${name} has no rows on ${daysWords(missing)}. These days usually have some.`,
        advice:
          'If the center was closed, nothing is wrong. Otherwise export these days again. Known rows don’t change.',
      },
      few.length > 0 && {
        ...base,
        key: `few ${key}`,
        what: `${name} has under a quarter of its usual rows on ${daysWords(few)}.`,
        advice: 'The export may have been cut off, or run before the day ended. Export these days again.',
      },
    ].filter((finding) => finding !== false);
  });
}

const NAMED_DAYS = 5;

function daysWords(cells: readonly { date: string }[]): string {
  const days = cells.slice(0, NAMED_DAYS).map(({ date }) => formatDay(date));
  const more = cells.length - days.length;
  return [...days, ...(more > 0 ? [`${more} more days`] : [])].join(', ');
}
