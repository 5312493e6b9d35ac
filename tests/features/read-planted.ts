import type { OpenDatabase } from 'db/open';
import type { Truth } from 'fixtures/contact-center/truths';
import { lastWeeks } from '~/address/period';
import { addDays, daysBetween } from '~/clock';
import { FIRST_DAY, findEffectEvents } from '~/features/effects/effect-events.server';
import { measureEvent } from '~/features/effects/measure-event.server';
import { findTeam } from '~/features/teams/find-team.server';
import { findToday } from '~/features/today/find-today.server';
import { isNamed } from '~/features/verdicts/findings';
import { judgeCenter } from '~/features/verdicts/judge-center.server';

/** The day that the simulated centers end before; and the earlier weeks on which the same pages are read again. */
export const AS_OF = '2026-11-18';
/** Who sees everybody. */
const LEADER = { id: 0, email: 'lea@example.com', name: 'Lea', role: 'leader', employeeId: null } as const;
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
  /** By how many days the first week of a told change lies from the day it was planted; of those who are told over time. */
  daysOff: number[];
  /** What is said of the training: of the metrics that it moved for three of its five people, and of all others. */
  training: { moved: string[]; unmoved: string[] };
}

/** Reads Today and every team page as a leader would, on the last day and on the same weekday of the weeks before. */
export async function readPages({ db }: OpenDatabase, truths: readonly Truth[], seed: number): Promise<SeedReport> {
  const kinds = new Map(truths.flatMap((truth) => ('name' in truth ? [[truth.name, truth] as const] : [])));
  const isChange = (name: string) => ['improves', 'declines'].includes(kinds.get(name)?.kind ?? '');
  let falseNames = 0;
  let names = new Map<string, Set<string>>();
  const daysOff: number[] = [];
  for (const weeks of WEEKS_BACK) {
    names = await namesOn(db, addDays(AS_OF, -7 * weeks));
    // Early on, while the beginning lies within the weeks that are looked through.
    if (weeks === WEEKS_BACK[0]) daysOff.push(...(await daysOffOn(db, addDays(AS_OF, -7 * weeks), truths)));
    falseNames += [...names.keys()].filter((name) => !isChange(name)).length;
  }
  const planted = truths.filter((truth): truth is Change => truth.kind === 'improves' || truth.kind === 'declines');
  const found = planted.filter(({ name, kind }) =>
    names.get(name)?.has(kind === 'improves' ? 'improving' : 'concerning'),
  );
  const fault = truths.find((truth) => truth.kind === 'fault')!;
  const stories = (await findToday(db, LEADER, AS_OF))!.system;
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
    daysOff,
    training: await trainingOf(db),
  };
}

/** From when each planted change of a person is told, by the planted metric that tells it most strongly, against when it was. */
async function daysOffOn(db: OpenDatabase['db'], asOf: string, truths: readonly Truth[]): Promise<number[]> {
  const judgement = (await judgeCenter(db, asOf))!;
  return truths.flatMap((truth) => {
    if (truth.kind !== 'improves' && truth.kind !== 'declines') return [];
    const { id } = judgement.people.find(({ name }) => name === truth.name)!;
    const told = judgement.verdicts
      .get(id)!
      .filter(({ kind, metric }) => isNamed(kind) && truth.metrics.includes(metric.id))
      .sort((a, b) => a.shift!.p - b.shift!.p)[0];
    return told ? [daysBetween(truth.fromDate, told.shift!.weeks[0]!)] : [];
  });
}

const MOVED_BY_TRAINING = ['csat', 'hold_time'];

async function trainingOf(db: OpenDatabase['db']): Promise<SeedReport['training']> {
  const trainings = (await findEffectEvents(db, { from: FIRST_DAY, to: AS_OF })).filter(
    ({ kind }) => kind === 'training',
  );
  if (trainings.length !== 1) throw new Error(`${trainings.length} trainings are told where one was planted`);
  const { effects } = await measureEvent(db, trainings[0]!, AS_OF);
  const kindsOf = (isMoved: boolean) =>
    effects.filter(({ metricId }) => MOVED_BY_TRAINING.includes(metricId) === isMoved).map(({ kind }) => kind);
  return { moved: kindsOf(true), unmoved: kindsOf(false) };
}

/** Whom Today names on a day and as what; the team pages must name the very same people. */
async function namesOn(db: OpenDatabase['db'], asOf: string): Promise<Map<string, Set<string>>> {
  const today = (await findToday(db, LEADER, asOf))!;
  const named = [...today.toSee, ...today.toThank];
  const onTeams: string[] = [];
  for (const { id } of await db.selectFrom('teams').select('id').execute()) {
    const period = lastWeeks(8, asOf);
    onTeams.push(
      ...(await findTeam(db, LEADER, { id, asOf, period, compare: 'csat' }))!.changed.map(({ name }) => name),
    );
  }
  const names = named.map(({ name }) => name);
  if ([...names].sort().join() !== onTeams.sort().join()) {
    throw new Error(`Today names ${names.join(', ')}, the team pages ${onTeams.join(', ')}`);
  }
  return new Map(named.map(({ name, findings }) => [name, new Set(findings.map(({ kind }) => kind))]));
}
