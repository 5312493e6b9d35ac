import { group } from 'd3-array';
import type { AfterContactWork } from 'db/queries/data-artefacts';
import { formatDays } from '~/components/day';
import { count } from '../imports/words';
import { type DataFinding, type Known, newestImport } from './finding';

const NEARLY_ALL = 0.9;
const FEWEST_ROWS = 30;
const NAMED_PEOPLE = 4;

/** Work that lasts the same to the millisecond on nearly all of a person's contacts was not measured. */
export function findConstantWork(known: Known): DataFinding[] {
  const constant = known.afterContactWork.filter(
    ({ rows, known: all }) => all >= FEWEST_ROWS && rows >= NEARLY_ALL * all,
  );
  const groups = group(constant, ({ source, afterContactWorkMs }) => `${source} ${afterContactWorkMs}`);
  return [...groups].map(([key, people]) => {
    const { source, afterContactWorkMs: ms } = people[0]!;
    const report = known.reportOf({ source, kind: 'leg' });
    const sum = (of: (each: AfterContactWork) => number) => people.reduce((total, each) => total + of(each), 0);
    const rows = sum((each) => each.rows);
    const share = Math.floor((100 * rows) / sum((each) => each.known));
    const days = formatDays(
      people.map(({ firstDate }) => firstDate).sort()[0]!,
      people
        .map(({ lastDate }) => lastDate)
        .sort()
        .at(-1)!,
    );
    return {
      key: `after-contact work ${key}`,
      about: 'artefact' as const,
      what: `Wrap-up in ${report.name} is exactly ${count(ms / 1000)} s on ${count(rows)} contacts. That is ${share}% of those of ${named(people, known)} (${days}).`,
      advice:
        ms === 0
          ? 'The system probably doesn’t measure it. Until it does, judge nobody by wrap-up or handle time.'
          : 'This is a time limit or a system default, not work. Judge nobody by it. Ask how agents end a contact.',
      link: newestImport(known, report),
    };
  });
}

function named(people: readonly AfterContactWork[], { nameOfPerson }: Known): string {
  const names = people.slice(0, NAMED_PEOPLE).map(({ employeeId }) => nameOfPerson(employeeId));
  const more = people.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const FEWEST_ODD = 5;
const ODD_SHARE = 0.01;
const isOften = (odd: number, all: number) => odd >= FEWEST_ODD && odd >= ODD_SHARE * all;

/** Answered calls that are said to have lasted no time. */
export function findCallsWithoutTalk(known: Known): DataFinding[] {
  return known.withoutTalk
    .filter(({ withoutTalk: odd, calls }) => isOften(odd, calls))
    .map(({ source, withoutTalk: odd, calls }) => {
      const report = known.reportOf({ source, kind: 'leg' });
      return {
        key: `talk ${source}`,
        about: 'artefact' as const,
        what: `${count(odd)} of ${count(calls)} answered calls of ${report.name} have a talk time of exactly 0.`,
        advice: 'These may be missed calls counted as answered, or unmeasured talk time. Check a few of them.',
        link: newestImport(known, report),
      };
    });
}

/** Ratings that stand for none. */
export function findZeroScores(known: Known): DataFinding[] {
  return known.zeroScores
    .filter(({ zeros, answers }) => isOften(zeros, answers))
    .map(({ source, zeros, answers }) => {
      const report = known.reportOf({ source, kind: 'answer' });
      return {
        key: `zero ${source}`,
        about: 'artefact' as const,
        what: `${count(zeros)} of ${count(answers)} ratings of ${report.name} are 0.`,
        advice: 'In many systems 0 means no rating. If customers can’t choose 0, export without it.',
        link: newestImport(known, report),
      };
    });
}

/** Calls that came twice under two ids. */
export function findDoubledCalls(known: Known): DataFinding[] {
  return known.doubled
    .filter(({ rows }) => rows >= FEWEST_ODD)
    .map(({ source, rows, importId, line }) => ({
      key: `doubled ${source}`,
      about: 'artefact' as const,
      what: `${count(rows)} answered calls of ${known.reportOf({ source, kind: 'leg' }).name} began at the same instant as another call of that person.`,
      advice: 'The same call may have two IDs, for example from two reports. Undo one of the imports.',
      link: { to: `/imports/${importId}/rows/${line}`, label: 'Example' },
    }));
}
