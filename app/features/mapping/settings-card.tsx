import { useEffect, useRef } from 'react';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Input, Options, Select } from '~/components/input';
import type { MappingPage } from './find-mapping-page.server';

/** What holds for the whole file: what a row is, whose ids they are, what tells rows apart, dates, zone, empty words. */
export function SettingsCard({ page }: { page: MappingPage }) {
  const { settings, rows, rowKinds, dates, times, editing } = page;
  return (
    <Card title="The file" question="What holds for all of its rows.">
      <div className="mapping-settings">
        <Select name="rows" label="One row is" defaultValue={rows} options={rowKinds} />
        {rows !== 'roster' && (
          <Input
            name="source"
            label="System"
            hint={
              editing
                ? 'Stays as it is, so that ids keep their meaning.'
                : 'Keeps its ids and logins apart from other systems’.'
            }
            defaultValue={settings.source}
            key={`source-${rows}`}
            readOnly={editing !== null}
            maxLength={60}
          />
        )}
        {settings.keys.length > 0 && <KeySelect settings={settings} key={`key-${rows}`} />}
        {settings.channel && (
          <Select
            name="channel"
            label="Channel"
            hint="Where no column says it."
            defaultValue={settings.channel}
            key={`channel-${rows}`}
            options={[
              { value: 'voice', label: 'Voice' },
              { value: 'chat', label: 'Chat' },
              { value: 'email', label: 'E-mail' },
            ]}
          />
        )}
        <Select
          name="order"
          label="Its dates"
          hint={dates ? `Read ${ORDERS[dates.order]}: ${dates.because}.` : 'Nothing in the file decides it.'}
          defaultValue={settings.order}
          options={[
            { value: '', label: 'Decide from all of them' },
            { value: 'dmy', label: 'Day before month' },
            { value: 'mdy', label: 'Month before day' },
          ]}
        />
        <Input
          name="zone"
          label="Time zone"
          hint={times ? `${times.zone}: ${times.because}.` : `Such as Europe/Berlin; ${settings.zoneBecause}.`}
          defaultValue={settings.zone}
          placeholder="As the center has it"
          autoComplete="off"
        />
        <Input
          name="nulls"
          label="Cells that mean nothing"
          hint="Beside blank, -, n/a and the like; parted by commas."
          defaultValue={settings.nulls}
          autoComplete="off"
        />
      </div>
    </Card>
  );
}

/** What tells rows apart follows the columns that are mapped, until somebody chooses otherwise. */
function KeySelect({ settings }: Pick<MappingPage, 'settings'>) {
  const { key, keys } = settings;
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (select.current) select.current.value = key;
  }, [key]);
  const because = keys.find(({ value }) => value === key)?.because;
  return (
    <Field
      label="Rows are told apart by"
      hint={because ?? 'Nothing that was mapped tells them apart: map more columns, or choose.'}
    >
      {(control) => (
        <select {...control} ref={select} name="key" className="input" defaultValue={key}>
          <Options options={key === '' ? [{ value: '', label: 'Choose' }, ...keys] : keys} />
        </select>
      )}
    </Field>
  );
}

const ORDERS = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;
