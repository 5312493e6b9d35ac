import { expect, test } from 'vitest';
import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { takeAway } from '~/features/take-away/take-away.server';
import { render } from '../render';

const fileOf = async (rows: Parameters<typeof Table>[0]['rows'], columns: Parameters<typeof Table>[0]['columns']) => {
  const markup = render(<Table caption="People & “teams”" columns={columns} rows={rows} />);
  const response = takeAway(`<main><h1>Zoë</h1>${markup}</main>`, {
    name: 'people-teams',
    headers: new Headers(),
    today: '2026-03-09',
  });
  return (await response.text()).split('\r\n').slice(0, -1);
};

test('a figure gives its number, unit, n and interval; its words on the page give nothing', async () => {
  const lines = await fileOf(
    [
      {
        key: 1,
        cells: [
          'Ana',
          <Exact key="aht" value={384_200.5} unit="ms" sample={31} low={360_000} high={400_000}>
            6:24 n 31
          </Exact>,
        ],
      },
      { key: 2, cells: ['Ben', '–'] },
    ],
    [{ label: 'Name' }, { label: 'Handle time', isNumeric: true }],
  );
  expect(lines).toEqual([
    'name,handle_time_ms,handle_time_n,handle_time_low_ms,handle_time_high_ms',
    'Ana,384200.5,31,360000,400000',
    'Ben,,,,',
  ]);
});

test('figures of different units in one column say theirs in each row', async () => {
  const lines = await fileOf(
    [
      {
        key: 1,
        cells: [
          'a',
          <Exact key="v" value={0.5} unit="share">
            {'50%'}
          </Exact>,
        ],
      },
      {
        key: 2,
        cells: [
          'b',
          <Exact key="v" value={1000} unit="ms">
            {'1 s'}
          </Exact>,
        ],
      },
    ],
    [{ label: 'What' }, { label: 'Value', isNumeric: true }],
  );
  expect(lines).toEqual(['what,value,value_unit', 'a,0.5,share', 'b,1000,ms']);
});

test('words beside a figure, days, thousands and signs are read as people read them; buttons are left out', async () => {
  const lines = await fileOf(
    [
      {
        key: 1,
        cells: [
          <span key="when">
            since <Day date="2026-03-02" /> &lt;sure&gt;
          </span>,
          '12,345',
          <span key="rows">
            <Exact value={3}>3</Exact> <span className="soft">few</span>
          </span>,
          <button key="go" type="submit">
            Go
          </button>,
        ],
      },
    ],
    [{ label: 'When' }, { label: 'Rows', isNumeric: true }, { label: 'Left', isNumeric: true }, { label: 'Do' }],
  );
  expect(lines).toEqual(['when,rows,left,left_words', 'since 2026-03-02 <sure>,12345,3,few']);
});

test('columns of one name are told apart, and the file is named after page, table and day', async () => {
  const markup = render(
    <Table caption="T" columns={[{ label: 'A' }, { label: 'A' }]} rows={[{ key: 1, cells: ['x', 'y'] }]} />,
  );
  const response = takeAway(`<main><h1>Zoë &amp; Co</h1>${markup}</main>`, {
    name: 't',
    headers: new Headers(),
    today: '2026-03-09',
  });
  const bytes = Buffer.from(await response.arrayBuffer()).toString();
  expect(bytes).toBe('\uFEFFa,a_2\r\nx,y\r\n');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="zoe-co-t-2026-03-09.csv"');
});
