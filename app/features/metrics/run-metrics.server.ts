import { openDatabase } from 'db/open';
import { findFactSpan } from 'db/queries/data-version';
import { findNames } from 'db/queries/names';
import { findFigures } from './figures.server';
import { printFigures } from './print-figures';
import { ArgumentError, HELP, readArguments } from './read-arguments';

interface Written {
  out: string;
  error: string;
  code: 0 | 1;
}

/** What `npm run metrics` prints for these arguments, and its exit code: 1 where the arguments cannot be understood. */
export async function runMetrics(argv: string[], path?: string): Promise<Written> {
  try {
    const asked = readArguments(argv);
    if (asked === 'help') return { out: HELP, error: '', code: 0 };
    const { db, close } = await openDatabase(path);
    try {
      const names = await findNames(db);
      const rows = await findFigures(db, {
        metricIds: asked.metricIds,
        by: asked.by,
        from: asked.from,
        to: asked.to,
        employeeIds: idsOf(names.person, asked.person, 'person'),
        teamIds: idsOf(names.team, asked.team, 'team'),
        queueIds: idsOf(names.queue, asked.queue, 'queue'),
        channels: asked.channel === undefined ? undefined : [asked.channel],
      });
      const isEmpty = (await findFactSpan(db)) === null;
      return {
        out: printFigures(rows, asked.by, asked.format),
        error: isEmpty ? 'Nothing has been loaded yet: npm run import -- FILE...\n' : '',
        code: 0,
      };
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof ArgumentError) return { out: '', error: `${error.message}\n`, code: 1 };
    throw error;
  }
}

/** The ids that a name or an id stands for; names are compared without case. */
function idsOf(names: Map<number, string>, given: string | undefined, what: string): number[] | undefined {
  if (given === undefined) return undefined;
  const ids = [...names].flatMap(([id, name]) =>
    name.toLowerCase() === given.toLowerCase() || String(id) === given ? [id] : [],
  );
  if (ids.length > 0) return ids;
  const known = [...names.values()].slice(0, 20).join(', ');
  throw new ArgumentError(
    `There is no ${what} “${given}”. ${known ? `There are: ${known}` : 'None has been loaded yet.'}`,
  );
}
