import { expect, test } from 'vitest';
import { lastWeeks } from '~/address/period';
import { findTeam } from '~/features/teams/find-team.server';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { args, signedInRequest } from './harness';
import { AS_OF, CHANGED_PERSON, FIRST_DAY, LAST_DAY, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;

async function comparedBy(center: Center, search: string) {
  const request = await signedInRequest(center.supervisor, `/teams/${TEAM}${search}`);
  const { page, view } = await teamLoader(args(request, { id: String(TEAM) }));
  return { page: page!, view, compared: page!.compared! };
}

const handleTimes = ({ connection }: Center, where: string, ...values: (number | string)[]) =>
  connection
    .prepare(
      `SELECT COUNT(*) AS n, AVG(talk_ms + hold_ms + after_contact_work_ms) AS mean FROM legs
       WHERE is_answered = 1 AND local_date BETWEEN ? AND ? AND ${where}`,
    )
    .get(FIRST_DAY, LAST_DAY, ...values) as { n: number; mean: number };

test('as counted the people compared equal their rows; on equal contacts they are that over what others take there', async () => {
  const center = await openJudgedCenter();
  const { compared, view } = await comparedBy(center, '?view=both&compare=average_handle_time');
  expect(view).toBe('both');
  expect(compared.rows).toHaveLength(12);
  expect(compared.rows.map(({ name }) => name)).toEqual(compared.rows.map(({ name }) => name).sort());
  const everybody = handleTimes(center, 'employee_id IS NOT NULL');
  for (const { id, figures } of compared.rows) {
    const own = handleTimes(center, 'employee_id = ?', id);
    expect(figures?.sample).toBe(own.n);
    expect(figures?.counted.value).toBeCloseTo(own.mean, 6);
    expect(figures!.adjusted.value).toBeCloseTo((own.mean / figures!.expected) * everybody.mean, 6);
    // The center is even but for luck: nobody's mix of contacts moves what is expected of them by much.
    expect(Math.abs(figures!.expected / everybody.mean - 1)).toBeLessThan(0.03);
    for (const { value, low, high } of [figures!.counted, figures!.adjusted, figures!.guess]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
  }
});

test('the one who differs may be told apart by CSAT, and the funnel is the same people about the same center', async () => {
  const center = await openJudgedCenter();
  const { page, compared } = await comparedBy(center, '?view=adjusted');
  const changed = compared.rows.find(({ id }) => id === CHANGED_PERSON)!.figures!;
  expect(changed.kind).toBe('concerning');
  const { answers, happy } = center.connection
    .prepare(
      `SELECT COUNT(*) AS answers, SUM(score >= 4) AS happy FROM answers
       WHERE employee_id IS NOT NULL AND score IS NOT NULL AND local_date BETWEEN ? AND ?`,
    )
    .get(FIRST_DAY, LAST_DAY) as { answers: number; happy: number };
  const asked = { id: TEAM, asOf: AS_OF, period: lastWeeks(8, AS_OF), compare: 'csat' } as const;
  const { funnel } = (await findTeam(center.db, center.supervisor, asked))!;
  expect(page.funnel!.points).toEqual(funnel!.points);
  expect(funnel!.center).toBeCloseTo(happy / answers, 10);
  const point = funnel!.points.find(({ id }) => id === CHANGED_PERSON);
  expect(point).toMatchObject({ value: changed.adjusted.value, sample: changed.sample, kind: 'worse' });
  const [few, many] = [funnel!.limits[5]!, funnel!.limits[39]!];
  expect(few.high95 - few.low95).toBeGreaterThan(many.high95 - many.low95);
  expect(many.low998).toBeLessThan(many.low95);
});

test('nonsense in the address shows the figures as counted', async () => {
  expect((await comparedBy(await openJudgedCenter(), '?view=ranks&compare=nothing')).view).toBe('counted');
});
