import type { OpenDatabase } from 'db/open';
import type { Truth } from 'fixtures/contact-center/truths';
import { addDays, daysBetween } from '~/clock';
import { findTeam } from '~/features/teams/find-team.server';
import { findToday } from '~/features/today/find-today.server';
import { readPeriod } from '~/features/verdicts/period';

/** The day that the simulated centers end before; and the earlier weeks on which the same pages are read again. */
export const AS_OF = '2026-11-18';
const WEEKS_BACK = [3, 2, 1, 0];

type Change = Extract<Truth, { kind: 'improves' | 'declines' }>;

/** What one seed's pages said, held against what was planted. */
export interface SeedReport {
  seed: number;
  /** Planted changes of people that both pages name with the planted kind on the last day. */
  found: string[];
  missed: string[];
  isFaultFound: boolean;
  /** Told with its dates, give or take a week, and with the cause that is on record. */
  isFaultExplained: boolean;
  /** Stories of queues that were not planted. */
  falseStories: number;
  /** Names of people who are equal, a week, over the weeks that were read. */
  falseNamesAWeek: number;
  /** Whoever looks bad or splendid for another reason, and was named all the same. */
  wronglyNamed: string[];
}

/** Reads Today and every team page as a leader would, on the last day and on the same weekday of the weeks before. */
export async function readPages({ db }: OpenDatabase, truths: readonly Truth[], seed: number): Promise<SeedReport> {
  const kinds = new Map(truths.flatMap((truth) => ('name' in truth ? [[truth.name, truth] as const] : [])));
  const isChange = (name: string) => ['improves', 'declines'].includes(kinds.get(name)?.kind ?? '');
  let falseNames = 0;
  let names = new Map<string, Set<string>>();
  for (const weeks of WEEKS_BACK) {
    names = await namesOn(db, addDays(AS_OF, -7 * weeks));
    falseNames += [...names.keys()].filter((name) => !isChange(name)).length;
  }
  const planted = truths.filter((truth): truth is Change => truth.kind === 'improves' || truth.kind === 'declines');
  const found = planted.filter(({ name, kind }) =>
    names.get(name)?.has(kind === 'improves' ? 'improving' : 'concerning'),
  );
  const fault = truths.find((truth) => truth.kind === 'fault')!;
  const stories = (await findToday(db, AS_OF, 'all'))!.system;
  const ofFault = stories.filter(
    ({ queue, moves }) => queue === fault.queue && moves.some(({ metricId }) => metricId === 'hold_time'),
  );
  return {
    seed,
    found: found.map(({ name }) => name),
    missed: planted.filter((truth) => !found.includes(truth)).map(({ name }) => name),
    isFaultFound: ofFault.length === 1,
    isFaultExplained: ofFault.some(
      ({ from, to, cause }) =>
        Math.abs(daysBetween(from, fault.fromDate)) <= 7 &&
        Math.abs(daysBetween(to, addDays(fault.untilDate, -1))) <= 7 &&
        cause?.title === 'The refund screen is slow to answer',
    ),
    falseStories: stories.filter(({ queue }) => queue !== fault.queue).length,
    falseNamesAWeek: falseNames / WEEKS_BACK.length,
    wronglyNamed: [...names.keys()].filter((name) => kinds.has(name) && !isChange(name)),
  };
}

/** Whom Today names on a day and as what; the team pages must name the very same people. */
async function namesOn(db: OpenDatabase['db'], asOf: string): Promise<Map<string, Set<string>>> {
  const today = (await findToday(db, asOf, 'all'))!;
  const named = [...today.toSee, ...today.toThank];
  const onTeams: string[] = [];
  for (const { id } of await db.selectFrom('teams').select('id').execute()) {
    const period = readPeriod(new URL('http://localhost/'), asOf);
    onTeams.push(...(await findTeam(db, { id, asOf, period, compare: 'csat' }))!.changed.map(({ name }) => name));
  }
  const names = named.map(({ name }) => name);
  if ([...names].sort().join() !== onTeams.sort().join()) {
    throw new Error(`Today names ${names.join(', ')}, the team pages ${onTeams.join(', ')}`);
  }
  return new Map(named.map(({ name, findings }) => [name, new Set(findings.map(({ kind }) => kind))]));
}
