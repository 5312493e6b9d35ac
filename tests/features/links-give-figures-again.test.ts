import type { OpenDatabase } from 'db/open';
import { GRAINS } from 'db/queries/sum-facts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findContacts, findPage } from '~/features/contacts/find-contacts.server';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';
import { findAsked } from '~/features/metrics/find-asked.server';
import { getMetric, METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import type { Figure } from '~/metrics/metric';
import { quantile } from '~/statistics/quantile';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';

let center: OpenDatabase;

beforeAll(async () => {
  process.env.AS_OF = AS_OF;
  center = await makeSmallCenter();
});
afterAll(async () => {
  delete process.env.AS_OF;
  await center.close();
});

/** The figure's parts from the rows that its link lists, by nothing but adding up and sorting what each row shows. */
async function fromListedRows(link: string, metricId: MetricId) {
  const view = readContactsUrl(`http://localhost${link}`, AS_OF);
  const { rows } = await findPage(center.db, view, undefined, { limit: 1_000_000, offset: 0 });
  const amounts = rows.map(({ numerator, denominator }) => ({ numerator, denominator }));
  const metric = getMetric(metricId);
  if (metric.kind === 'quantile') {
    const sorted = amounts.map(({ numerator }) => numerator).sort((a, b) => a - b);
    const [first, second] = metric.quantiles;
    return { sample: sorted.length, value: quantile(sorted, first), second: quantile(sorted, second) };
  }
  const sum = (part: 'numerator' | 'denominator') => amounts.reduce((total, amount) => total + amount[part], 0);
  if (metric.kind === 'count') return { numerator: sum('numerator') };
  return { numerator: sum('numerator'), denominator: sum('denominator') };
}

const partsOf = ({ sample, value, second, numerator, denominator }: Figure, parts: object) =>
  Object.fromEntries(
    Object.entries({ sample, value, second, numerator, denominator }).filter(([name]) => name in parts),
  );

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toPrecision(9)) : each)));

test.each([null, ...GRAINS])(
  'the rows behind every figure of the catalogue give it again, by %s',
  async (grain) => {
    const from = '2026-02-20';
    const to = '2026-03-18';
    const by = grain === null ? [] : [grain];
    const figures = await findAsked(center.db, { metricIds: METRIC_IDS, by, from, to });
    expect(new Set(figures.map(({ figure }) => figure.metricId)).size).toBe(METRIC_IDS.length);
    for (const { figure, contacts, key } of figures) {
      if (figure.sample === 0) continue;
      const metricId = figure.metricId as MetricId;
      const told = `${metricId} by ${grain} ${JSON.stringify(key)}: ${contacts}`;
      const listed = await fromListedRows(contacts!, metricId);
      expect(rounded(listed), told).toEqual(rounded(partsOf(figure, listed)));
      const page = await findContacts(center.db, readContactsUrl(`http://localhost${contacts}`, AS_OF), undefined);
      expect(rounded(page.figure), told).toEqual(rounded(figure));
    }
  },
  60_000,
);

test('a group of several grains within days of a month leads to just its rows', async () => {
  const figures = await findAsked(center.db, {
    metricIds: ['average_handle_time', 'first_reply_time'],
    by: ['month', 'week', 'channel'],
    from: '2026-02-27',
    to: '2026-03-02',
  });
  expect(figures.length).toBeGreaterThan(4);
  const links = figures.map(({ contacts }) => contacts);
  expect(links).toContain('/contacts?metric=first_reply_time&channel=email&from=2026-03-01&to=2026-03-01');
  for (const { figure, contacts } of figures) {
    const page = await findContacts(center.db, readContactsUrl(`http://localhost${contacts}`, AS_OF), undefined);
    expect(page.figure.sample).toBe(figure.sample);
  }
});
