import { openDatabase } from 'db/open-database';
import { findFactSpan } from 'db/queries/data-version';
import { centerToday } from '~/center-day.server';
import { findAsked } from './find-asked.server';
import { printFigures } from './print-figures';
import { HELP, parseArguments, readArguments } from './read-arguments';
import { AskedError } from './read-asked.server';

interface Written {
  out: string;
  error: string;
  code: 0 | 1;
}

/** What `npm run metrics` prints for these arguments, and its exit code: 1 where the arguments cannot be understood. */
export async function runMetrics(argv: string[], path?: string): Promise<Written> {
  try {
    const given = parseArguments(argv);
    if (given.help) return { out: HELP, error: '', code: 0 };
    const { db, close } = await openDatabase(path);
    try {
      const asked = readArguments(given, await centerToday(db));
      const figures = await findAsked(db, asked);
      const isEmpty = (await findFactSpan(db)) === null;
      return {
        out: printFigures(figures, asked.by, asked.format),
        error: isEmpty ? 'No data yet. Run: npm run import -- FILE...\n' : '',
        code: 0,
      };
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof AskedError) return { out: '', error: `${error.message} ${error.advice}\n`, code: 1 };
    throw error;
  }
}
