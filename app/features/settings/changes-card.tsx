import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { CENTER_FIELDS, type CenterFields } from './center-fields';
import { type CountingFields, fieldsOf } from './counting-fields';
import { latestOfCalendars } from './latest-of-calendars';

interface Change {
  id: number;
  at: number;
  userName: string | null;
  changes: Record<string, { before: string; after: string }>;
}

interface Changes {
  changes: readonly Change[];
  counting: CountingFields;
  center: CenterFields;
  mayChange: boolean;
}

const LABELS: Record<string, string> = {
  threshold_ms: 'Service level threshold',
  short_abandon_ms: 'Short abandon limit',
  service_level_variant: 'Service level formula',
  repeat_days: 'Repeat contact window (days)',
  escalation_reasons: 'Escalation reasons',
  complaint_reasons: 'Complaint reasons',
  calendars: 'Opening hours or holidays',
  center_name: 'Name of the center',
  time_zone: 'Time zone',
  week_start: 'First day of the week',
  quarter_start: 'First month of the quarters',
};

/** Who changed what and when; earlier values can be restored. */
export function changesTable({ changes, counting, center, mayChange }: Changes): TableData {
  const latest = latestOfCalendars(changes);
  const restore: Column<Change> = {
    label: 'Restore',
    file: [],
    cell: ({ id, changes: all }) => ({
      onPage:
        'calendars' in all ? (
          <PutBackCalendars id={id} isLatest={id === latest?.id} />
        ) : CENTER_FIELDS.some((name) => name in all) ? (
          <PutBackCenter changes={all} center={center} />
        ) : (
          <PutBack changes={all} counting={counting} />
        ),
    }),
  };
  return tableOf({
    caption: 'Settings history',
    rows: changes,
    key: ({ id }) => id,
    columns: [
      { label: 'When', cell: ({ at }) => ({ at }) },
      { label: 'Who', cell: ({ userName }) => userName ?? 'former user' },
      {
        label: 'What',
        cell: ({ changes: all }) =>
          Object.entries(all)
            .map(([name, { before, after }]) => toldOf(name, before, after))
            .join('; '),
      },
      ...(mayChange ? [restore] : []),
    ],
  });
}

export function ChangesCard({ table }: { table: TableData }) {
  return (
    <Card title="History" question="Who changed what, and when.">
      <Table table={table} empty={<p className="soft">Default settings.</p>} />
    </Card>
  );
}

/** "Service level threshold: 20 s, now 30 s"; of calendars only that they were changed. */
function toldOf(name: string, before: string, after: string): string {
  const label = LABELS[name] ?? name;
  if (name === 'calendars') return label;
  return `${label}: ${shownValue(name, before)}, now ${shownValue(name, after)}`;
}

function shownValue(name: string, json: string): string {
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none';
  if (value === '') return 'none';
  if (name === 'center_name' || name === 'time_zone') return String(value);
  return name.endsWith('_ms') ? `${Number(value) / 1000} s` : String(value).replace('_', ' ');
}

/** Only the latest change: one before that would undo others with it. */
function PutBackCalendars({ id, isLatest }: { id: number; isLatest: boolean }) {
  if (!isLatest) return <span className="soft">change above</span>;
  return (
    <PostButton sends={{ intent: 'put_back_calendars', change: id }} label="Restore opening hours and holidays">
      Restore
    </PostButton>
  );
}

/** It changes no figure, so nothing has to be looked at first. */
function PutBackCenter({ changes, center }: Pick<Changes, 'center'> & { changes: Change['changes'] }) {
  const before = (name: (typeof CENTER_FIELDS)[number]) =>
    name in changes ? String(JSON.parse(changes[name]!.before)) : center[name];
  const fields = Object.fromEntries(CENTER_FIELDS.map((name) => [name, before(name)]));
  return (
    <PostButton sends={{ intent: 'save_center', ...fields }} label="Restore name, time zone and week of the center">
      Restore
    </PostButton>
  );
}

/** Previews what restoring would change, like any other change. */
function PutBack({ changes, counting }: Pick<Changes, 'counting'> & { changes: Change['changes'] }) {
  const before = Object.fromEntries(
    Object.entries(changes).map(([name, { before: json }]) => [name, JSON.parse(json)]),
  );
  const now = {
    threshold_ms: Number(counting.threshold_s) * 1000,
    short_abandon_ms: Number(counting.short_abandon_s) * 1000,
    service_level_variant: counting.service_level_variant,
    repeat_days: Number(counting.repeat_days),
    escalation_reasons: counting.escalation_reasons,
    complaint_reasons: counting.complaint_reasons,
  };
  const fields = fieldsOf({ ...now, ...before } as Parameters<typeof fieldsOf>[0]);
  return <PostButton sends={{ intent: 'preview', ...fields }}>Restore…</PostButton>;
}
