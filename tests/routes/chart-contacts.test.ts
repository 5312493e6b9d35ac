import { expect, test } from 'vitest';
import type { Drawing } from '~/charts/drawing';
import { findContacts } from '~/features/contacts/find-contacts.server';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';
import { getMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { findAll } from '../render';
import { args, ORIGIN, signedInRequest } from './harness';
import { AS_OF, CHANGED_PERSON, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;

/** What a drawing's points say, and where each of them leads. */
const pointsOf = ({ markup = '' }: Drawing) =>
  [...markup.matchAll(/<a href="([^"]*)" class="chart-point"[^>]*><title>([^<]*)</g)].map(([, to = '', text = '']) => {
    const [, value, n] = text.split(' · ');
    return { to: to.replaceAll('&amp;', '&'), value, n: Number(n!.replace(/\D/g, '')) };
  });

const behind = async ({ db }: Center, link: string) => {
  const view = readContactsUrl(ORIGIN + link, AS_OF);
  const { figure } = await findContacts(db, view, undefined);
  return { value: formatValue(getMetric(view.metricId), figure.value), n: figure.sample };
};

test('the contacts that a week of a person’s chart leads to give its figures again', async () => {
  const center = await openJudgedCenter();
  const request = await signedInRequest(center.supervisor, `/people/${CHANGED_PERSON}`);
  const { page } = await personLoader(args(request, { id: String(CHANGED_PERSON) }));
  const charts = page.judged!.charts.map(({ drawing }) => pointsOf(drawing));
  expect(charts.length).toBeGreaterThan(3);
  for (const points of charts) {
    expect(points.length).toBeGreaterThan(8);
    for (const { to, ...said } of [points[0]!, points[5]!, points.at(-1)!])
      expect([to, await behind(center, to)]).toEqual([to, said]);
  }
});

test('whom a funnel names it leads to: their contacts of the weeks that are compared, n of them', async () => {
  const center = await openJudgedCenter();
  const request = await signedInRequest(center.supervisor, `/teams/${TEAM}`);
  const { page } = await teamLoader(args(request, { id: String(TEAM) }));
  const points = pointsOf(page!.funnel!.drawing);
  expect(points).toHaveLength(page!.funnel!.points.length);
  // The value is on an equal mix of contacts; the contacts are the person's own.
  for (const { to, n } of points.slice(0, 4)) expect((await behind(center, to)).n).toBe(n);
});

test('whoever opens the page by a link of the page has the drawings as data, and a new page as markup alone', async () => {
  const { supervisor } = await openJudgedCenter();
  const asked = async (context: object) => {
    const request = await signedInRequest(supervisor, `/people/${CHANGED_PERSON}`);
    const { page } = await personLoader({ ...args(request, { id: String(CHANGED_PERSON) }), context: { ...context } });
    return findAll(JSON.stringify(page), /<svg class=\\"chart-sheet/g).length;
  };
  expect(await asked({ isWholePage: false })).toBeGreaterThan(3);
  expect(await asked({ isWholePage: true })).toBe(0);
});
