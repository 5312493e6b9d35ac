import { parseArgs } from 'node:util';
import { GRAINS } from 'db/queries/sum-facts';
import { PERIODS } from '~/address/period';
import { METRICS } from '~/metrics/catalogue';
import { type Asked, AskedError, oneOf, QUESTIONS, readAsked } from './read-asked.server';

const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const HELP = `Prints metrics with numerator, denominator, value, 95% interval and n.

  npm run metrics -- --metric ID[,ID]|all [--by ${GRAINS.join('|')}]
                     [--from DAY] [--to DAY] [--period ${PERIODS.map(({ value }) => value).join('|')}]
                     [--person NAME] [--team NAME] [--queue NAME] [--channel voice|chat|email] [--format table|csv|json]

DAY is yyyy-MM-dd, both days included. --period is the number of complete weeks before today. Use a name or its id.
--by takes one or more values, separated by commas. CSV and JSON match GET /api/metrics: see docs/api.md.
DATABASE_URL sets the database (default: file:./data/fairlead.db). AS_OF sets the day used as today.

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
    throw new AskedError('unknown_argument', error instanceof Error ? error.message : String(error), 'See --help.');
  }
}
