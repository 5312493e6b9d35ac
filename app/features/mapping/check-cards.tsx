import { DayBars } from '~/charts/day-bars';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Notice } from '~/components/notice';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import type { ToldCheck } from './find-check-page.server';

const count = (value: number) => value.toLocaleString('en');
const rowsWord = (value: number) => `${count(value)} ${value === 1 ? 'row' : 'rows'}`;

/** From this share on, rows that share a key are no corrections: the key is wrong. */
const MANY_REPEATS = 0.02;

/** How many rows are good, when they are from, and how many would be left out. */
export function TotalsCard({ found }: { found: ToldCheck }) {
  const { read, good, rejected, skipped, held, days, repeats, brokenLines } = found;
  return (
    <Card
      title={`${rowsWord(good)} would be loaded${held > 0 ? `, ${count(held)} held` : ''}`}
      question={`${rowsWord(read)} read = ${count(good)} good + ${count(rejected)} refused + ${count(skipped)} skipped + ${count(held)} held.`}
      aside={rejected > 0 ? <Tag kind="concerning">{count(rejected)} refused</Tag> : <Tag kind="act">None refused</Tag>}
    >
      {days.bars.length > 0 && (
        <DayBars label={`Rows by ${days.span.toLowerCase()}`} bars={days.bars} noun="rows" span={days.span} />
      )}
      {repeats > 0 && repeats > (good + held) * MANY_REPEATS && (
        <Notice kind="warn" title={`${rowsWord(repeats)} would correct a row before instead of counting`}>
          <p>They share what tells rows apart with a row before. Go back and choose another way to tell rows apart.</p>
        </Notice>
      )}
      {repeats > 0 && repeats <= (good + held) * MANY_REPEATS && (
        <p className="soft">
          {rowsWord(repeats)} {repeats === 1 ? 'has' : 'have'} the key of a row before: each corrects that one. Where
          that is wrong, choose another way to tell rows apart.
        </p>
      )}
      {brokenLines > 0 && (
        <p className="soft">Quotation marks were broken in {rowsWord(brokenLines)}, which were read all the same.</p>
      )}
    </Card>
  );
}

/** Whether the units are right: what is usual, what is long, and the ends. */
export function DurationsCard({ durations }: Pick<ToldCheck, 'durations'>) {
  if (durations.length === 0) return null;
  const isOdd = durations.some(({ warning }) => warning !== null);
  return (
    <Card title="How long" question="Are these times of human length? If not, a unit is wrong.">
      <Table
        caption="Durations"
        columns={[
          { label: 'What' },
          { label: 'n', isNumeric: true },
          { label: 'Median', isNumeric: true },
          { label: '90 % are below', isNumeric: true },
          { label: 'Shortest', isNumeric: true },
          { label: 'Longest', isNumeric: true },
          ...(isOdd ? [{ label: 'Remark' }] : []),
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

/** Who is known, and whom nobody knows yet. */
export function PeopleCard({ people, isRosterLoaded }: Pick<ToldCheck, 'people' | 'isRosterLoaded'>) {
  const { known, unknown, unknownCount, rowsOfNobody } = people;
  if (known + unknownCount + rowsOfNobody === 0) return null;
  return (
    <Card
      title="People"
      question={`${count(known)} known, ${count(unknownCount)} not known yet; ${rowsWord(rowsOfNobody)} of nobody.`}
    >
      {unknownCount === 0 ? (
        <p className="soft">Everybody whom the file names is known.</p>
      ) : (
        <>
          <p>
            {isRosterLoaded
              ? 'Rows of people who are not known are held until somebody says who they are.'
              : 'No roster was loaded yet, so these are taken as the people who work here.'}
          </p>
          <Disclosure label={`The ${count(unknownCount)} not known`} isOpen={unknownCount <= 12}>
            <Table
              caption="People not known"
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
export function LeftOutCard({ leftOut }: Pick<ToldCheck, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <Card title="Rows left out" question="Why, and what would mend them?">
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
