import { useEffect, useRef } from 'react';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Input, Options, Select } from '~/components/input';
import type { MappingPage } from './find-mapping-page.server';

/** Settings of the whole file: row type, system, unique row ID, dates, time zone, blank values. */
export function SettingsCard({ page }: { page: MappingPage }) {
  const { settings, rows, rowKinds, dates, times, editing } = page;
  return (
    <Card title="File settings" question="These apply to all rows.">
      <div className="mapping-settings">
        <Select name="rows" label="Each row is" defaultValue={rows} options={rowKinds} />
        {rows !== 'roster' && (
          <Input
            name="source"
            label="System"
            hint={
              editing
                ? 'Can’t change, so that IDs keep their meaning.'
                : 'Keeps its IDs and logins separate from other systems.'
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
            hint="Used where no column gives the channel."
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
          label="Date order"
          hint={dates ? `Read ${ORDERS[dates.order]}: ${dates.because}.` : 'Nothing in the file shows the order.'}
          defaultValue={settings.order}
          options={[
            { value: '', label: 'Detect from the dates' },
            { value: 'dmy', label: 'Day before month' },
            { value: 'mdy', label: 'Month before day' },
          ]}
        />
        <Input
          name="zone"
          label="Time zone"
          hint={times ? `${times.zone}: ${times.because}.` : `For example Europe/Berlin; ${settings.zoneBecause}.`}
          defaultValue={settings.zone}
          placeholder="Same as the center"
          autoComplete="off"
        />
        <Input
          name="nulls"
          label="Values that mean blank"
          hint="In addition to blank, -, n/a and similar. Separate with commas."
          defaultValue={settings.nulls}
          autoComplete="off"
        />
      </div>
    </Card>
  );
}

/** The unique row ID follows the mapped columns, until somebody chooses another. */
function KeySelect({ settings }: Pick<MappingPage, 'settings'>) {
  const { key, keys } = settings;
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (select.current) select.current.value = key;
  }, [key]);
  const because = keys.find(({ value }) => value === key)?.because;
  return (
    <Field label="Unique row ID" hint={because ?? 'No mapped column is unique. Map more columns, or choose one.'}>
      {(control) => (
        <select {...control} ref={select} name="key" className="input" defaultValue={key}>
          <Options options={key === '' ? [{ value: '', label: 'Choose' }, ...keys] : keys} />
        </select>
      )}
    </Field>
  );
}

const ORDERS = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;
