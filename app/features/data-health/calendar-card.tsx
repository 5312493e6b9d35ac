import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { count } from '../imports/words';
import type { DataHealth } from './data-health.server';
import type { DayCell } from './day-pattern';
import { weekdayOf } from './local-time';

const SIGNS: Record<DayCell['state'], string> = { usual: '', few: '–', none: '×', off: '' };
const WORDS: Record<DayCell['state'], string> = {
  usual: 'rows as usual',
  few: 'under a quarter of the usual rows',
  none: 'no rows on a day that usually has some',
  off: 'no rows, as usual',
};

/** As weekdayOf counts them. */
const FIRST_DAYS = { monday: 0, saturday: 5, sunday: 6 } as const;

/** Six weeks, day by day, of every report: a color and a sign for each day, and its rows in words. */
export function CalendarCard({
  calendar,
  weekStart,
  table,
}: Pick<DataHealth, 'calendar' | 'weekStart'> & { table: TableData }) {
  const firstDay = FIRST_DAYS[weekStart];
  const weeks = weeksOf(calendar[0]?.cells ?? [], firstDay);
  return (
    <Card title="Rows by day" question="Days without rows that usually have some.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className="day-calendar" aria-label="Rows by day and report" tabIndex={0}>
        <table>
          <caption className="visually-hidden">Rows of each report by day</caption>
          <thead>
            <tr>
              <th scope="col">Report</th>
              {weeks.map(({ date, days }) => (
                <th key={date} scope="colgroup" colSpan={days}>
                  {formatDay(date)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calendar.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell) => (
                  <CalendarCell key={cell.date} {...cell} isFirst={weekdayOf(cell.date) === firstDay} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="day-legend">
        {(['usual', 'few', 'none', 'off'] as const).map((state) => (
          <li key={state}>
            <span className={`day-cell is-${state}`} aria-hidden="true">
              {SIGNS[state]}
            </span>
            {WORDS[state]}
          </li>
        ))}
      </ul>
      <TableDisclosure>{() => <Table table={table} />}</TableDisclosure>
    </Card>
  );
}

function CalendarCell({ date, rows, state, isFirst }: DayCell & { isFirst: boolean }) {
  const said = `${formatDay(date)}: ${rows > 0 ? `${count(rows)} rows, ` : ''}${WORDS[state]}`;
  return (
    <td className={isFirst ? 'is-first-of-week' : undefined}>
      <span className={`day-cell is-${state}`} title={said}>
        <span aria-hidden="true">{SIGNS[state]}</span>
        <span className="visually-hidden">{said}</span>
      </span>
    </td>
  );
}

/** The same in figures: a row a day, a column a report. */
export function calendarTable({ calendar }: Pick<DataHealth, 'calendar'>): TableData {
  const days = calendar[0]?.cells.map(({ date }, at) => ({ date, at })) ?? [];
  return tableOf({
    caption: 'Rows by day and report',
    rows: days,
    key: ({ date }) => date,
    columns: [
      { label: 'Day', cell: ({ date }) => ({ day: date }) },
      ...calendar.map(
        ({ name, cells }): Column<(typeof days)[number]> => ({
          label: name,
          isNumeric: true,
          file: ['value', 'words'],
          cell: ({ at }) => {
            const { rows = 0, state = 'off' } = cells[at] ?? {};
            return [rows, state !== 'usual' && { text: WORDS[state], tone: 'soft' }];
          },
        }),
      ),
    ],
  });
}

/** How many of the days fall into each week, by its first day that is shown. */
function weeksOf(cells: readonly DayCell[], firstDay: number): { date: string; days: number }[] {
  const weeks: { date: string; days: number }[] = [];
  for (const { date } of cells) {
    const week = weeks.at(-1);
    if (!week || weekdayOf(date) === firstDay) weeks.push({ date, days: 1 });
    else week.days += 1;
  }
  return weeks;
}
