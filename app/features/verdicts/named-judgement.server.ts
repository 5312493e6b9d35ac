import { group } from 'd3-array';
import type { Db } from 'db/open';
import { addDays } from '~/clock';
import { visibleEmployeeIds } from '~/features/access/access.server';
import { keepNamed } from '~/features/access/named-days.server';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';
import { withoutWeeks } from '~/metrics/verdicts/without-weeks';
import { type CenterJudgement, judgeCenter } from './judge-center.server';
import { weeksOf } from './weeks';

/**
 * The judgement of the center as far as the user sees people by name: of who came from another team the weeks before are
 * neither drawn nor told, and a finding stands only where the weeks since give it too.
 */
export async function judgeCenterFor(db: Db, user: SignedInUser, asOf: string): Promise<CenterJudgement | null> {
  const judgement = await judgeCenter(db, asOf);
  if (judgement === null || scopeOf(user.role, 'read', 'verdict') !== 'team') return judgement;
  const led = await visibleEmployeeIds(user, 'verdict');
  const all = judgement.people
    .filter(({ id }) => led === 'all' || led.includes(id))
    .flatMap(({ id }) => weeksOf(judgement.span).map((week) => ({ person: id, week })));
  const named = new Set(
    await keepNamed(user, 'verdict', {
      items: all,
      of: ({ person, week }) => ({ employeeId: person, from: week, to: addDays(week, 6) }),
    }),
  );
  const hidden = group(
    all.filter((one) => !named.has(one)),
    ({ person }) => person,
  );
  return hidden.size === 0 ? judgement : cut(judgement, hidden);
}

/** The judgement without these weeks of these people; it compares a person only where all compared weeks are left. */
function cut(judgement: CenterJudgement, hidden: ReadonlyMap<number, readonly { week: string }[]>): CenterJudgement {
  const { verdicts, standings, comparedFrom } = judgement;
  const of = (person: number) => new Set((hidden.get(person) ?? []).map(({ week }) => week));
  const isCompared = (person: number) => ![...of(person)].some((week) => week >= comparedFrom);
  return {
    ...judgement,
    verdicts: new Map(
      [...verdicts].map(([person, own]) => {
        const weeks = of(person);
        return [person, weeks.size === 0 ? own : own.map((one) => withoutWeeks(one, (week) => weeks.has(week)))];
      }),
    ),
    standings: new Map([...standings].filter(([person]) => isCompared(person))),
  };
}
