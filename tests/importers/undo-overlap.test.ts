import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import { addsUp, allFacts, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

/** Two exports of overlapping periods: both say the middle row, each has one of its own. */
const lines = (header: string, ...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const SURVEYS = 'survey_id,contact_id,agent_name,score,asked_at,answered_at';
const survey = (day: number) => `S${day},,Ana,${day},2026-03-0${day}T10:00:00Z,2026-03-0${day}T10:05:00Z`;
const REVIEWS = 'review_id,form,section,item,points,possible,reviewed_at,agent_name';
const review = (day: number) => `R${day},Calls,Opening,Greets,1,2,2026-03-0${day}T09:00:00Z,Ana`;
const call = (day: number) => ({ id: `C${day}`, date: `2026-03-0${day}` });
const person = (name: string) => `${name},${name.toLowerCase()}@example.com,North,UTC,2024-01-01,,,,member`;

const OVERLAPS: [kind: string, first: string, second: string][] = [
  ['contacts with ratings', callLog([call(1), call(2)]), callLog([call(2), call(3)])],
  ['survey answers', lines(SURVEYS, survey(1), survey(2)), lines(SURVEYS, survey(2), survey(3))],
  ['reviews', lines(REVIEWS, review(1), review(2)), lines(REVIEWS, review(2), review(3))],
  ['rosters', lines(ROSTER_HEADER, person('Ana'), person('Ben')), lines(ROSTER_HEADER, person('Ben'), person('Cleo'))],
];

/** What the figures rest on, without the numbers that differ from load to load. */
function said({ connection }: OpenDatabase) {
  const all = (sql: string) => connection.prepare(sql).all();
  return {
    legs: all('SELECT contact_key, talk_ms, local_date FROM legs ORDER BY 1'),
    answers: all('SELECT answer_key, score, local_date FROM answers ORDER BY 1'),
    reviews: all(
      'SELECT r.review_key, i.item, i.points FROM reviews r JOIN review_items i ON i.review_id = r.id ORDER BY 1',
    ),
    people: all('SELECT name, email FROM employees ORDER BY 1'),
    stays: all(
      `SELECT e.name, t.name AS team, m.from_date FROM team_memberships m JOIN employees e ON e.id = m.employee_id
       JOIN teams t ON t.id = m.team_id ORDER BY 1`,
    ),
    facts: all(
      'SELECT local_date, SUM(handled_count) AS handled, SUM(csat_sum) AS csat, SUM(review_points) AS points FROM daily_facts GROUP BY 1 ORDER BY 1',
    ),
  };
}

async function alone(text: string) {
  const database = await openLoadDatabase();
  await loadText(database, text, 'alone.csv');
  return said(database);
}

const countsOf = ({ connection }: OpenDatabase, importId: number) =>
  connection
    .prepare(
      `SELECT rows_read AS "read", rows_inserted AS inserted, rows_updated AS updated, rows_unchanged AS unchanged,
         rows_rejected AS rejected, rows_skipped AS skipped, rows_held AS held FROM imports WHERE id = ?`,
    )
    .get(importId) as Parameters<typeof addsUp>[0];

test.each(OVERLAPS)(
  '%s of overlapping periods count once, and either file taken back leaves what the other says',
  async (_, first, second) => {
    const expected = { first: await alone(first), second: await alone(second) };
    for (const order of ['first', 'second'] as const) {
      const database = await openLoadDatabase();
      const ids = {
        first: (await loadText(database, first, 'first.csv')).id,
        second: (await loadText(database, second, 'second.csv')).id,
      };
      const facts = allFacts(database);
      write(database.connection, rollUpAll);
      expect(allFacts(database)).toEqual(facts);

      const other = order === 'first' ? 'second' : 'first';
      await undoImport(database, ids[order], null);
      expect(said(database)).toEqual(expected[other]);
      expect(addsUp(countsOf(database, ids[other]))).toBe(true);
      expect(countsOf(database, ids[other])).toMatchObject({ read: 2, inserted: 2, unchanged: 0 });
      await undoImport(database, ids[other], null);
      expect(Object.values(said(database)).flat()).toEqual([]);
    }
  },
);

test('the same day in two files is summed once', async () => {
  const database = await openLoadDatabase();
  await loadText(database, OVERLAPS[0]![1], 'first.csv');
  await loadText(database, OVERLAPS[0]![2], 'second.csv');
  expect(said(database).facts).toEqual(
    [1, 2, 3].map((day) => expect.objectContaining({ local_date: `2026-03-0${day}`, handled: 1 })),
  );
});
