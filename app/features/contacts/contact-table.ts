import type {
  AdherenceIntervalRow,
  AgentIntervalRow,
  AnswerRow,
  CommonRow,
  LegRow,
  ReviewRow,
  RowSort,
} from 'db/queries/find-rows';
import { durationPiece } from '~/components/pieces';
import { type Cell, type Column, type Heading, type TableData, tableOf } from '~/components/table-data';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
import type { FoundRows, Shape } from './find-contacts.server';
import { type ContactsView, contactsViewLink } from './read-contacts-url';
import { countsAs, partOf, pointsOf, scoreOf, spanOf, toldOf } from './row-words';

interface Contacts {
  found: FoundRows;
  metric: Metric;
  shape: Shape;
  view: ContactsView;
}

/** The rows as a table, each with what it adds to the figure and the line of the file that it came from. */
export function contactTable({ found, metric, shape, view }: Contacts): TableData {
  const sortable = sorter(view);
  const counts: Column<CommonRow>[] =
    shape === 'count'
      ? []
      : [
          {
            ...sortable(shape === 'share' ? 'Counts' : metric.shortLabel, 'amount'),
            hint: `What this row adds to ${metric.label.toLowerCase()}`,
            isNumeric: shape === 'amount',
            file: ['words'],
            cell: (row) => countsAs(metric, shape, row),
          },
        ];
  const common = {
    person: { ...sortable('Person', 'person'), cell: personOf },
    queue: { ...sortable('Queue', 'queue'), cell: (row: CommonRow) => row.queueName ?? '–' },
    channel: { label: 'Channel', cell: (row: CommonRow) => row.channel ?? '–' },
    line: { label: 'Source file and line', cell: lineOf },
  };
  const { person, queue, channel, line } = common;
  switch (found.source) {
    case 'legs':
    case 'chats':
      return contacts<LegRow>(found.rows, [
        { ...sortable('When', 'time'), cell: (row) => ({ at: row.at }) },
        person,
        queue,
        channel,
        { label: 'Wait', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.waitMs) },
        { label: 'Talk', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.talkMs) },
        { label: 'Hold', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.holdMs) },
        {
          label: 'Wrap-up',
          hint: 'After-contact work',
          isNumeric: true,
          unit: 'ms',
          cell: (row) => durationPiece(row.afterContactWorkMs),
        },
        { label: 'What happened', cell: toldOf },
        ...counts,
        line,
      ]);
    case 'answers':
      return contacts<AnswerRow>(found.rows, [
        { ...sortable('Day', 'time'), cell: (row) => ({ day: row.localDate }) },
        person,
        queue,
        channel,
        { label: 'Survey score', isNumeric: true, file: ['words'], cell: scoreOf },
        { label: 'Customer comment', cell: (row) => row.comment ?? '' },
        ...counts,
        line,
      ]);
    case 'reviews':
      return contacts<ReviewRow>(found.rows, [
        { ...sortable('Day', 'time'), cell: (row) => ({ day: row.localDate }) },
        person,
        queue,
        channel,
        { label: 'Form', cell: (row) => row.form },
        { label: 'Reviewer', cell: (row) => row.reviewer ?? '–' },
        { label: 'Points', isNumeric: true, file: ['words'], cell: pointsOf },
        ...counts,
        line,
      ]);
    case 'agent_intervals':
      return contacts<AgentIntervalRow>(found.rows, [
        { ...sortable('When', 'time'), cell: spanOf },
        person,
        queue,
        channel,
        { label: 'Signed in', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.loggedInMs) },
        { label: 'On queue', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.onQueueMs) },
        { label: 'On contacts', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.contactMs) },
        {
          label: 'Available',
          hint: 'Waiting for a contact',
          isNumeric: true,
          unit: 'ms',
          cell: (row) => durationPiece(row.availableMs),
        },
        { label: 'Handled', hint: 'As reported by the source', isNumeric: true, cell: (row) => row.handledCount },
        ...counts,
        line,
      ]);
    case 'adherence_intervals':
      return contacts<AdherenceIntervalRow>(found.rows, [
        { ...sortable('When', 'time'), cell: spanOf },
        person,
        { label: 'Scheduled', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.scheduledMs) },
        {
          label: 'Out of adherence',
          hint: 'Out of the scheduled time',
          isNumeric: true,
          file: ['words'],
          cell: (row) => partOf(row.outOfAdherenceMs, row.adherenceScheduledMs),
        },
        {
          label: 'Worked',
          hint: 'Compared with the scheduled time',
          isNumeric: true,
          file: ['words'],
          cell: (row) => partOf(row.workedMs, row.conformanceScheduledMs),
        },
        { label: 'Lost time', isNumeric: true, unit: 'ms', cell: (row) => durationPiece(row.lostMs) },
        ...counts,
        line,
      ]);
  }
}

const contacts = <R extends CommonRow>(rows: readonly R[], columns: readonly Column<R>[]): TableData =>
  tableOf({ caption: 'Contacts behind the figure', rows, key: ({ id }) => id, columns });

const personOf = ({ personId, personName }: CommonRow): Cell =>
  personId === null || personName === null ? '–' : { text: personName, to: `/people/${personId}` };

/** "calls.csv, line 123", leading to that row of the import. */
const lineOf = ({ importId, line, fileName }: CommonRow): Cell => ({
  text: `${fileName}, line ${formatNumber(line)}`,
  to: `/imports/${importId}/rows/${line}`,
});

/** Heads that sort: once upwards for names, downwards for the rest, and turned on the second click. */
function sorter(view: ContactsView) {
  return (label: string, sort: RowSort): Heading => {
    const isSorted = view.sort === sort;
    const isDescending = isSorted ? !view.isDescending : sort === 'time' || sort === 'amount';
    return {
      label,
      sortTo: contactsViewLink(view, { sort, isDescending, page: 1 }),
      sorted: isSorted ? (view.isDescending ? 'descending' : 'ascending') : undefined,
    };
  };
}
