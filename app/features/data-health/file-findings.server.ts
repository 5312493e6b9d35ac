import type { Db } from 'db/open';
import { countDuplicateRows } from 'db/queries/data-artefacts';
import { IMPORT } from '~/features/imports/import-addresses';
import { count } from '../imports/words';
import type { DataFinding, Known } from './finding';
import type { ReportArrival } from './report';
import { isRoundLimit } from './round-limit';

const MOST_FILES = 5;

/** Files that seem to have been cut, or say so. */
export function findCutFiles({ arrivals }: Known): DataFinding[] {
  const linkOf = ({ id }: ReportArrival) => ({ to: `/imports/${id}`, label: `Import ${id}` });
  const newest = [...arrivals].reverse();
  const round = newest.filter(({ rowsRead }) => isRoundLimit(rowsRead)).slice(0, MOST_FILES);
  const partial = newest.filter(({ isPartial }) => isPartial).slice(0, MOST_FILES);
  return [
    ...round.map((arrival) => ({
      key: `round ${arrival.id}`,
      about: 'missing' as const,
      what: `${arrival.fileName} (${arrival.report.name}) has exactly ${count(arrival.rowsRead)} rows, so it may have been cut off there.`,
      advice: 'Check whether the system limits its exports. If so, export shorter periods and load them.',
      link: linkOf(arrival),
    })),
    ...partial.map((arrival) => ({
      key: `partial ${arrival.id}`,
      about: 'missing' as const,
      what: `${arrival.fileName} (${arrival.report.name}) says that it is not the whole report.`,
      advice: 'Export it again and load it. Known rows don’t change.',
      link: linkOf(arrival),
    })),
  ];
}

const FEWEST_ODD = 5;

/** Files that hold many rows twice. */
export async function findDuplicates(db: Db, { arrivals }: Known): Promise<DataFinding[]> {
  const candidates = arrivals.filter(({ rowsSkipped }) => rowsSkipped > 0);
  const found = await countDuplicateRows(
    db,
    candidates.map(({ id }) => id),
  );
  return found
    .filter(({ rows }) => rows >= FEWEST_ODD)
    .slice(-MOST_FILES)
    .map(({ importId, rows }) => {
      const { fileName, report } = candidates.find(({ id }) => id === importId)!;
      return {
        key: `duplicates ${importId}`,
        about: 'artefact' as const,
        what: `${fileName} (${report.name}) has ${count(rows)} duplicate rows.`,
        advice: 'They count once. If this is new, check what changed in the export.',
        link: { to: `/imports/${importId}${IMPORT.write({ fate: 'skipped' })}#rows`, label: `Import ${importId}` },
      };
    });
}
