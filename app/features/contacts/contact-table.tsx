import { Link } from '@remix-run/react';
import type {
  AdherenceIntervalRow,
  AgentIntervalRow,
  AnswerRow,
  CommonRow,
  LegRow,
  ReviewRow,
  RowSort,
} from 'db/queries/find-rows';
import type { ReactNode } from 'react';
import { Day, Instant } from '~/components/day';
import { EmptyState } from '~/components/empty-state';
import { type Column, Table } from '~/components/table';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
import type { FoundRows, Shape } from './find-contacts.server';
import { type ContactsView, contactsViewLink } from './read-contacts-url';
import { countsAs, known, partOf, pointsOf, scoreOf, spanOf, toldOf } from './row-words';

interface Cell<R> extends Column {
  show: (row: R) => ReactNode;
}

interface ContactTableProps {
  found: FoundRows;
  metric: Metric;
  shape: Shape;
  view: ContactsView;
}

/** The rows as a table, each with what it adds to the figure and the line of the file that it came from. */
export function ContactTable({ found, metric, shape, view }: ContactTableProps) {
  const sortable = sorter(view);
  const counts: Cell<CommonRow>[] =
    shape === 'count'
      ? []
      : [
          {
            ...sortable(shape === 'share' ? 'Counts' : metric.shortLabel, 'amount'),
            hint: `What this row adds to ${metric.label.toLowerCase()}`,
            isNumeric: shape === 'amount',
            show: (row) => countsAs(metric, shape, row),
          },
        ];
  const common = {
    person: { ...sortable('Person', 'person'), show: (row: CommonRow) => personOf(row) },
    queue: { ...sortable('Queue', 'queue'), show: (row: CommonRow) => row.queueName ?? '–' },
    channel: { label: 'Channel', show: (row: CommonRow) => row.channel ?? '–' },
    line: { label: 'Source file and line', show: (row: CommonRow) => <LineLink {...row} /> },
  };
  const { person, queue, channel, line } = common;
  switch (found.source) {
    case 'legs':
    case 'chats':
      return draw<LegRow>(view, found.rows, [
        { ...sortable('When', 'time'), show: (row) => <Instant at={row.at} /> },
        person,
        queue,
        channel,
        { label: 'Wait', isNumeric: true, show: (row) => known(row.waitMs) },
        { label: 'Talk', isNumeric: true, show: (row) => known(row.talkMs) },
        { label: 'Hold', isNumeric: true, show: (row) => known(row.holdMs) },
        { label: 'Wrap-up', hint: 'After-contact work', isNumeric: true, show: (row) => known(row.afterContactWorkMs) },
        { label: 'What happened', show: toldOf },
        ...counts,
        line,
      ]);
    case 'answers':
      return draw<AnswerRow>(view, found.rows, [
        { ...sortable('Day', 'time'), show: (row) => <Day date={row.localDate} /> },
        person,
        queue,
        channel,
        { label: 'Survey score', isNumeric: true, show: scoreOf },
        { label: 'Customer comment', show: (row) => row.comment ?? '' },
        ...counts,
        line,
      ]);
    case 'reviews':
      return draw<ReviewRow>(view, found.rows, [
        { ...sortable('Day', 'time'), show: (row) => <Day date={row.localDate} /> },
        person,
        queue,
        channel,
        { label: 'Form', show: (row) => row.form },
        { label: 'Reviewer', show: (row) => row.reviewer ?? '–' },
        { label: 'Points', isNumeric: true, show: pointsOf },
        ...counts,
        line,
      ]);
    case 'agent_intervals':
      return draw<AgentIntervalRow>(view, found.rows, [
        { ...sortable('When', 'time'), show: spanOf },
        person,
        queue,
        channel,
        { label: 'Signed in', isNumeric: true, show: (row) => known(row.loggedInMs) },
        { label: 'On queue', isNumeric: true, show: (row) => known(row.onQueueMs) },
        { label: 'On contacts', isNumeric: true, show: (row) => known(row.contactMs) },
        { label: 'Available', hint: 'Waiting for a contact', isNumeric: true, show: (row) => known(row.availableMs) },
        { label: 'Handled', hint: 'As reported by the source', isNumeric: true, show: (row) => row.handledCount ?? '' },
        ...counts,
        line,
      ]);
    case 'adherence_intervals':
      return draw<AdherenceIntervalRow>(view, found.rows, [
        { ...sortable('When', 'time'), show: spanOf },
        person,
        { label: 'Scheduled', isNumeric: true, show: (row) => known(row.scheduledMs) },
        {
          label: 'Out of adherence',
          hint: 'Out of the scheduled time',
          isNumeric: true,
          show: (row) => partOf(row.outOfAdherenceMs, row.adherenceScheduledMs),
        },
        {
          label: 'Worked',
          hint: 'Compared with the scheduled time',
          isNumeric: true,
          show: (row) => partOf(row.workedMs, row.conformanceScheduledMs),
        },
        { label: 'Lost time', isNumeric: true, show: (row) => known(row.lostMs) },
        ...counts,
        line,
      ]);
  }
}

function draw<R extends CommonRow>(view: ContactsView, rows: readonly R[], cells: readonly Cell<R>[]) {
  return (
    <Table
      caption="Contacts behind the figure"
      fileTo={contactsViewLink(view, { page: 1 }, '/contacts.csv')}
      columns={cells}
      rows={rows.map((row) => ({ key: row.id, cells: cells.map(({ show }) => show(row)) }))}
      empty={
        <EmptyState title="Nothing found">Nothing you can see matches. Try more days or fewer filters.</EmptyState>
      }
    />
  );
}

function personOf({ personId, personName }: CommonRow) {
  if (personId === null) return '–';
  return <Link to={`/people/${personId}`}>{personName}</Link>;
}

/** "calls.csv, line 123", leading to that row of the import. */
function LineLink({ importId, line, fileName }: Pick<CommonRow, 'importId' | 'line' | 'fileName'>) {
  return (
    <Link to={`/imports/${importId}/rows/${line}`}>
      {fileName}, line {formatNumber(line)}
    </Link>
  );
}

/** Heads that sort: once upwards for names, downwards for the rest, and turned on the second click. */
function sorter(view: ContactsView) {
  return (label: string, sort: RowSort): Column => {
    const isSorted = view.sort === sort;
    const isDescending = isSorted ? !view.isDescending : sort === 'time' || sort === 'amount';
    return {
      label,
      sortTo: contactsViewLink(view, { sort, isDescending, page: 1 }),
      sorted: isSorted ? (view.isDescending ? 'descending' : 'ascending') : undefined,
    };
  };
}
