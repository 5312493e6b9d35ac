import { parseArgs } from 'node:util';
import { GRAINS, type Grain } from 'db/queries/sum-facts';
import { isMetricId, METRIC_IDS, METRICS, type MetricId } from '~/metrics/catalogue';

export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What the command line asks for; names are still as typed. */
export interface Asked {
  metricIds: MetricId[];
  by: Grain[];
  from?: string;
  to?: string;
  person?: string;
  team?: string;
  queue?: string;
  channel?: string;
  format: Format;
}

/** Something on the command line that cannot be understood; the message says what and what to write instead. */
export class ArgumentError extends Error {}

const ID_LIST = METRICS.map(({ id, label }) => `  ${id.padEnd(26)}${label}`).join('\n');

export const HELP = `Prints figures with what they are reckoned from: numerator, denominator, value, 95 % interval, n.

  npm run metrics -- --metric ID[,ID] [--by ${GRAINS.join('|')}] [--from DAY] [--to DAY]
                     [--person NAME] [--team NAME] [--queue NAME] [--channel voice|chat|email] [--format table|csv|json]

DAY is yyyy-MM-dd; both days are counted. A name may be given as its id. --by takes several grains, with commas.
The database is DATABASE_URL (file:./data/fairlead.db unless set); AS_OF moves the day that counts as today.

Metrics:
${ID_LIST}
`;

/** Reads the command line; 'help' where that is asked for. */
export function readArguments(argv: string[]): Asked | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  return {
    metricIds: readMetrics(values.metric),
    by: list(values.by).map((name) => oneOf(name, GRAINS, '--by')),
    from: readDay(values.from, '--from'),
    to: readDay(values.to, '--to'),
    person: values.person,
    team: values.team,
    queue: values.queue,
    channel: values.channel,
    format: oneOf(values.format ?? 'table', FORMATS, '--format'),
  };
}

function parse(argv: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: argv,
      options: {
        metric: text,
        by: text,
        from: text,
        to: text,
        person: text,
        team: text,
        queue: text,
        channel: text,
        format: text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${error instanceof Error ? error.message : error} --help tells what there is.`);
  }
}

function readMetrics(given: string | undefined): MetricId[] {
  const ids = list(given);
  if (ids.length === 0) throw new ArgumentError(`Say which metric: --metric ID[,ID]. There are:\n${ID_LIST}`);
  return ids.map((id) => {
    if (isMetricId(id)) return id;
    throw new ArgumentError(`There is no metric “${id}”. There are: ${METRIC_IDS.join(', ')}`);
  });
}

const list = (given: string | undefined) =>
  (given ?? '')
    .split(',')
    .filter((part) => part.trim())
    .map((part) => part.trim());

function oneOf<T extends string>(name: string, known: readonly T[], option: string): T {
  const found = known.find((one) => one === name);
  if (found) return found;
  throw new ArgumentError(`${option} takes ${known.join(', ')}; “${name}” is none of them.`);
}

function readDay(day: string | undefined, option: string): string | undefined {
  if (day === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) return day;
  throw new ArgumentError(`${option} takes a day as yyyy-MM-dd, such as 2026-03-31; “${day}” is none.`);
}
