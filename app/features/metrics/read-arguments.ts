import { parseArgs } from 'node:util';
import { GRAINS } from 'db/queries/sum-facts';
import { PERIODS } from '~/features/verdicts/period';
import { METRICS } from '~/metrics/catalogue';
import { type Asked, AskedError, oneOf, QUESTIONS, readAsked } from './read-asked.server';

const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const HELP = `Prints figures with what they are reckoned from: numerator, denominator, value, 95 % interval, n.

  npm run metrics -- --metric ID[,ID]|all [--by ${GRAINS.join('|')}]
                     [--from DAY] [--to DAY] [--period ${PERIODS.map(({ value }) => value).join('|')}]
                     [--person NAME] [--team NAME] [--queue NAME] [--channel voice|chat|email] [--format table|csv|json]

DAY is yyyy-MM-dd; both days are counted. --period takes so many complete weeks before today instead. A name may be given
as its id. --by takes several grains, with commas. CSV and JSON are what GET /api/metrics answers: see docs/api.md.
The database is DATABASE_URL (file:./data/fairlead.db unless set); AS_OF moves the day that counts as today.

Metrics:
${METRICS.map(({ id, label }) => `  ${id.padEnd(26)}${label}`).join('\n')}
`;

/** Reads what the arguments ask for on a day. */
export function readArguments({ help: _, format, ...given }: Arguments, asOf: string): Asked & { format: Format } {
  return {
    ...readAsked(given, { named: (part) => `--${part}`, asOf }),
    format: oneOf(format ?? 'table', FORMATS, '--format'),
  };
}

export type Arguments = ReturnType<typeof parseArguments>;

/** The command line as typed, part by part. */
export function parseArguments(argv: string[]) {
  const text = { type: 'string' } as const;
  const questions = Object.fromEntries(QUESTIONS.map((name) => [name, text])) as Record<
    (typeof QUESTIONS)[number],
    typeof text
  >;
  try {
    return parseArgs({ args: argv, options: { ...questions, format: text, help: { type: 'boolean', short: 'h' } } })
      .values;
  } catch (error) {
    throw new AskedError(
      'unknown_argument',
      error instanceof Error ? error.message : String(error),
      '--help tells what there is.',
    );
  }
}
