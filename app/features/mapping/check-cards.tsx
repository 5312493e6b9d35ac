import { DayBars, type DayBarsProps, dayBarsTable } from '~/charts/day-bars';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Notice } from '~/components/notice';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { formatNumber } from '~/reader-locale';
import type { DrawnCheck } from './draw-check.server';
import type { ToldCheck } from './find-check-page.server';
import { durationText } from './show-cell';
import { daysLabel } from './stretches';

const rowsWord = (value: number) => `${formatNumber(value)} ${value === 1 ? 'row' : 'rows'}`;

/** From this share on, rows that share a key are no corrections: the key is wrong. */
const MANY_REPEATS = 0.02;

/** The chart of the rows' dates; nothing where no row has one. */
function dayBarsOf({ days }: Pick<ToldCheck, 'days'>): DayBarsProps | null {
  if (days.bars.length === 0) return null;
  return { label: daysLabel(days), bars: days.bars, noun: 'rows', span: days.span };
}

/** The rows by date, as a table. */
export function daysTable(found: Pick<ToldCheck, 'days'>): TableData | null {
  const bars = dayBarsOf(found);
  return bars && dayBarsTable(bars);
}

/** How many rows are good, their dates, and how many would be left out. */
export function TotalsCard({ found }: { found: DrawnCheck }) {
  const { read, good, rejected, skipped, held, repeats, brokenLines } = found;
  const bars = dayBarsOf(found);
  return (
    <Card
      title={`${rowsWord(good)} would be loaded${held > 0 ? `, ${formatNumber(held)} unmatched` : ''}`}
      question={`${rowsWord(read)} read = ${formatNumber(good)} good + ${formatNumber(rejected)} rejected + ${formatNumber(skipped)} skipped + ${formatNumber(held)} unmatched.`}
      aside={
        rejected > 0 ? (
          <Tag kind="concerning">{formatNumber(rejected)} rejected</Tag>
        ) : (
          <Tag kind="act">None rejected</Tag>
        )
      }
    >
      {bars && <DayBars {...bars} drawing={found.days.drawing} />}
      {repeats > 0 && repeats > (good + held) * MANY_REPEATS && (
        <Notice
          kind="warn"
          title={`${formatNumber(repeats)} duplicate ${repeats === 1 ? 'ID' : 'IDs'}: the later row replaces the earlier`}
        >
          <p>These rows share their unique row ID with an earlier row. Go back and choose another ID.</p>
        </Notice>
      )}
      {repeats > 0 && repeats <= (good + held) * MANY_REPEATS && (
        <p className="soft">
          {formatNumber(repeats)} duplicate {repeats === 1 ? 'ID' : 'IDs'}: the later row replaces the earlier. If that
          is wrong, choose another unique row ID.
        </p>
      )}
      {brokenLines > 0 && (
        <p className="soft">
          {rowsWord(brokenLines)} had broken quotation marks and {brokenLines === 1 ? 'was' : 'were'} still read.
        </p>
      )}
    </Card>
  );
}

/** Shows whether the units are right: the median, the longest and the shortest. */
export function durationsTable({ durations }: Pick<ToldCheck, 'durations'>): TableData | null {
  if (durations.length === 0) return null;
  const isOdd = durations.some(({ warning }) => warning !== null);
  const time = (label: string, at: number): Column<ToldCheck['durations'][number]> => ({
    label,
    isNumeric: true,
    unit: 'ms',
    cell: ({ times }) => exactPiece(times[at] ?? null, 'ms', durationText),
  });
  return tableOf({
    caption: 'Durations',
    rows: durations,
    key: ({ label }) => label,
    columns: [
      { label: 'Duration', cell: ({ label }) => label },
      { label: 'n', isNumeric: true, cell: (duration) => duration.count },
      time('Median', 0),
      time('90% are below', 1),
      time('Shortest', 2),
      time('Longest', 3),
      ...(isOdd ? [WARNING] : []),
    ],
  });
}

const WARNING: Column<ToldCheck['durations'][number]> = {
  label: 'Warning',
  cell: ({ warning }) => warning !== null && { tag: 'concerning', text: warning },
};

export function DurationsCard({ table }: { table: TableData }) {
  return (
    <Card title="Durations" question="If these times look unrealistic, a unit is wrong.">
      <Table table={table} />
    </Card>
  );
}

/** The names that the roster does not have. */
export function unknownTable({ people }: Pick<ToldCheck, 'people'>): TableData | null {
  if (people.unknownCount === 0) return null;
  return tableOf({
    caption: 'Unmatched agents',
    rows: people.unknown,
    key: ({ name }) => name,
    columns: [
      { label: 'Name or login', cell: ({ name }) => name },
      { label: 'Rows', isNumeric: true, cell: ({ rows }) => rows },
    ],
  });
}

/** Who is in the roster, and who is not. */
export function PeopleCard({
  people,
  isRosterLoaded,
  table,
}: Pick<ToldCheck, 'people' | 'isRosterLoaded'> & { table: TableData | null }) {
  const { known, unknownCount, rowsOfNobody } = people;
  if (known + unknownCount + rowsOfNobody === 0) return null;
  return (
    <Card
      title="People"
      question={`${formatNumber(known)} matched, ${formatNumber(unknownCount)} unmatched; ${rowsWord(rowsOfNobody)} without a person.`}
    >
      {table === null ? (
        <p className="soft">Everybody in this file is in your roster.</p>
      ) : (
        <>
          <p>
            {isRosterLoaded
              ? 'Rows of unmatched agents don’t count until you match them.'
              : 'You have no roster yet, so these names become your agents.'}
          </p>
          <Disclosure label={`${formatNumber(unknownCount)} unmatched`} isOpen={unknownCount <= 12}>
            <Table table={table} isCompact />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

/** Why rows would be left out, with an example of each. */
export function leftOutTable({ leftOut }: Pick<ToldCheck, 'leftOut'>): TableData | null {
  if (leftOut.length === 0) return null;
  return tableOf({
    caption: 'Why rows are left out',
    rows: leftOut,
    key: ({ fate, code, column }) => `${fate}-${code}-${column}`,
    columns: [
      {
        label: 'Reason',
        cell: ({ fate, reason }) => (fate === 'skipped' ? `Skipped: ${reason.toLowerCase()}` : reason),
      },
      { label: 'Rows', isNumeric: true, cell: ({ rows }) => rows },
      { label: 'Column', cell: ({ column }) => column ?? '–' },
      {
        label: 'First example',
        cell: ({ example }) =>
          example ? `line ${example.line}${example.cell === null ? '' : `: ${example.cell || 'blank'}`}` : '–',
      },
      { label: 'What to do', cell: ({ example }) => ({ text: example?.advice ?? '', tone: 'soft' }) },
    ],
  });
}

export function LeftOutCard({ table }: { table: TableData }) {
  return (
    <Card title="Rows left out" question="The reasons, and how to fix them.">
      <Table table={table} />
    </Card>
  );
}
