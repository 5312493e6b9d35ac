import { DayBars } from '~/charts/day-bars';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Notice } from '~/components/notice';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { formatNumber } from '~/reader-locale';
import type { DrawnCheck } from './draw-check.server';
import { daysLabel } from './stretches';

const count = (value: number) => formatNumber(value);
const rowsWord = (value: number) => `${count(value)} ${value === 1 ? 'row' : 'rows'}`;

/** From this share on, rows that share a key are no corrections: the key is wrong. */
const MANY_REPEATS = 0.02;

/** How many rows are good, their dates, and how many would be left out. */
export function TotalsCard({ found }: { found: DrawnCheck }) {
  const { read, good, rejected, skipped, held, days, repeats, brokenLines } = found;
  return (
    <Card
      title={`${rowsWord(good)} would be loaded${held > 0 ? `, ${count(held)} unmatched` : ''}`}
      question={`${rowsWord(read)} read = ${count(good)} good + ${count(rejected)} rejected + ${count(skipped)} skipped + ${count(held)} unmatched.`}
      aside={
        rejected > 0 ? <Tag kind="concerning">{count(rejected)} rejected</Tag> : <Tag kind="act">None rejected</Tag>
      }
    >
      {days.bars.length > 0 && <DayBars label={daysLabel(days)} noun="rows" {...days} />}
      {repeats > 0 && repeats > (good + held) * MANY_REPEATS && (
        <Notice
          kind="warn"
          title={`${count(repeats)} duplicate ${repeats === 1 ? 'ID' : 'IDs'}: the later row replaces the earlier`}
        >
          <p>These rows share their unique row ID with an earlier row. Go back and choose another ID.</p>
        </Notice>
      )}
      {repeats > 0 && repeats <= (good + held) * MANY_REPEATS && (
        <p className="soft">
          {count(repeats)} duplicate {repeats === 1 ? 'ID' : 'IDs'}: the later row replaces the earlier. If that is
          wrong, choose another unique row ID.
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
export function DurationsCard({ durations }: Pick<DrawnCheck, 'durations'>) {
  if (durations.length === 0) return null;
  const isOdd = durations.some(({ warning }) => warning !== null);
  return (
    <Card title="Durations" question="If these times look unrealistic, a unit is wrong.">
      <Table
        caption="Durations"
        columns={[
          { label: 'Duration' },
          { label: 'n', isNumeric: true },
          { label: 'Median', isNumeric: true },
          { label: '90% are below', isNumeric: true },
          { label: 'Shortest', isNumeric: true },
          { label: 'Longest', isNumeric: true },
          ...(isOdd ? [{ label: 'Warning' }] : []),
        ]}
        rows={durations.map(({ label, count: n, texts, warning }) => ({
          key: label,
          cells: [
            label,
            count(n),
            ...texts,
            warning ? (
              <Tag key="warning" kind="concerning">
                {warning}
              </Tag>
            ) : (
              ''
            ),
          ],
        }))}
      />
    </Card>
  );
}

/** Who is in the roster, and who is not. */
export function PeopleCard({ people, isRosterLoaded }: Pick<DrawnCheck, 'people' | 'isRosterLoaded'>) {
  const { known, unknown, unknownCount, rowsOfNobody } = people;
  if (known + unknownCount + rowsOfNobody === 0) return null;
  return (
    <Card
      title="People"
      question={`${count(known)} matched, ${count(unknownCount)} unmatched; ${rowsWord(rowsOfNobody)} without a person.`}
    >
      {unknownCount === 0 ? (
        <p className="soft">Everybody in this file is in your roster.</p>
      ) : (
        <>
          <p>
            {isRosterLoaded
              ? 'Rows of unmatched agents don’t count until you match them.'
              : 'You have no roster yet, so these names become your agents.'}
          </p>
          <Disclosure label={`${count(unknownCount)} unmatched`} isOpen={unknownCount <= 12}>
            <Table
              caption="Unmatched agents"
              isCompact
              columns={[{ label: 'Name or login' }, { label: 'Rows', isNumeric: true }]}
              rows={unknown.map(({ name, rows }) => ({ key: name, cells: [name, count(rows)] }))}
            />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

/** Why rows would be left out, with an example of each. */
export function LeftOutCard({ leftOut }: Pick<DrawnCheck, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <Card title="Rows left out" question="The reasons, and how to fix them.">
      <Table
        caption="Why rows are left out"
        columns={[
          { label: 'Reason' },
          { label: 'Rows', isNumeric: true },
          { label: 'Column' },
          { label: 'First example' },
          { label: 'What to do' },
        ]}
        rows={leftOut.map(({ fate, code, column, rows, reason, example }) => ({
          key: `${fate}-${code}-${column}`,
          cells: [
            fate === 'skipped' ? `Skipped: ${reason.toLowerCase()}` : reason,
            count(rows),
            column ?? '–',
            example ? `line ${example.line}${example.cell === null ? '' : `: ${example.cell || 'blank'}`}` : '–',
            <span key="advice" className="soft">
              {example?.advice ?? ''}
            </span>,
          ],
        }))}
      />
    </Card>
  );
}
