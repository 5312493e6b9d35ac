import { expect, test } from 'vitest';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { sendTable } from '~/features/downloads/send-table.server';

const TODAY = '2026-03-09';
const tableWith = (...columns: Column<number>[]): TableData =>
  tableOf({ caption: 'People & “teams”', rows: [0, 1], key: (row) => row, columns });
const send = (table: TableData, title = 'Zoë', days?: string) =>
  sendTable({ title, days, tables: { table } }, { name: 'people-teams', headers: new Headers(), today: TODAY });
const linesOf = async (...columns: Column<number>[]) =>
  (await send(tableWith(...columns)).text()).split('\r\n').slice(0, -1);

test('a figure gives its number, unit, n and interval; its words on the page give nothing', async () => {
  const lines = await linesOf(
    { label: 'Name', cell: (row) => ({ text: ['Ana', 'Ben'][row]!, to: '/people/1', tone: 'strong' }) },
    {
      label: 'Handle time',
      isNumeric: true,
      unit: 'ms',
      file: ['value', 'n', 'low', 'high'],
      cell: (row) =>
        row === 0
          ? { exact: { value: 384_200.5, unit: 'ms', sample: 31, low: 360_000, high: 400_000 }, text: '6:24 n 31' }
          : '–',
    },
  );
  expect(lines).toEqual([
    'name,handle_time_ms,handle_time_n,handle_time_low_ms,handle_time_high_ms',
    'Ana,384200.5,31,360000,400000',
    'Ben,,,,',
  ]);
});

test('a column keeps its name and unit where no row has a figure', async () => {
  const [heads] = await linesOf({ label: 'CSAT', isNumeric: true, unit: 'share', cell: () => '–' });
  expect(heads).toBe('csat_share');
});

test('figures of different units in one column say theirs in each row', async () => {
  const lines = await linesOf({
    label: 'Value',
    isNumeric: true,
    file: ['unit', 'value'],
    cell: (row) =>
      row === 0
        ? { exact: { value: 0.5, unit: 'share' }, text: '50%' }
        : { figure: { value: '1 s', exact: { value: 1000, unit: 'ms' } } },
  });
  expect(lines).toEqual(['value,value_unit', '0.5,share', '1000,ms']);
});

test('days and instants are ISO 8601, counts are bare numbers, a course is its weeks, and buttons are left out', async () => {
  const [heads, line] = await linesOf(
    { label: 'When', cell: () => ['since', { day: '2026-03-02' }, { text: '<sure>', tone: 'soft' }] },
    { label: 'Days', cell: () => ({ day: '2026-03-02', until: '2026-03-08' }) },
    { label: 'At', cell: () => ({ at: 0, text: 'long ago' }) },
    { label: 'Rows', isNumeric: true, cell: () => 12_345 },
    { label: 'Left', isNumeric: true, file: ['value', 'words'], cell: () => [3, { text: 'few' }] },
    { label: 'Weeks', file: ['value'], cell: () => ({ weeks: [0.5, null, 1], picture: null }) },
    { label: 'State', cell: () => [{ tag: 'early' }, { onPage: 'Go' }] },
    { label: 'Choice', cell: () => ({ onPage: 'a select', said: 'Leave out' }) },
    { label: 'Do', file: [], cell: () => ({ onPage: 'Go' }) },
  );
  expect(heads).toBe('when,days,at,rows,left,left_words,weeks,state,choice');
  expect(line).toBe(
    'since 2026-03-02 <sure>,2026-03-02/2026-03-08,1970-01-01T00:00:00.000Z,12345,3,few,"0.5;;1",Too early to tell,Leave out',
  );
});

test('columns of one name are told apart, and the file is named after page, table and day', async () => {
  const table = tableWith({ label: 'A', cell: () => 'x' }, { label: 'A', cell: () => 'y' });
  const response = send(table, 'Zoë & Co');
  const bytes = Buffer.from(await response.arrayBuffer()).toString();
  expect(bytes).toBe('\uFEFFa,a_2\r\nx,y\r\nx,y\r\n');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="zoe-co-people-teams-2026-03-09.csv"');
});

test('a page’s days end the file’s name, and a table that names its page says it once', () => {
  const table = tableWith({ label: 'A', cell: () => 'x' });
  const nameOf = (response: Response) => response.headers.get('Content-Disposition');
  expect(nameOf(send(table, 'Ana', '2026-03-02-2026-03-08'))).toContain('"ana-people-teams-2026-03-02-2026-03-08.csv"');
  expect(nameOf(send(table, 'People'))).toContain('"people-teams-2026-03-09.csv"');
});
