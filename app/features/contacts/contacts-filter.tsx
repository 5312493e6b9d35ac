import { Form } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Input, Select } from '~/components/input';
import { METRIC_FAMILIES } from '~/metrics/catalogue';
import { NO_CHANNEL } from '../metrics/contacts-link';
import { type ContactsView, contactsViewLink } from './read-contacts-url';

export interface Choice {
  id: number;
  name: string;
}

interface ContactsFilterProps {
  view: ContactsView;
  people: readonly Choice[];
  teams: readonly Choice[];
  queues: readonly Choice[];
}

const CHANNELS = [
  { value: '', label: 'Any channel' },
  { value: 'voice', label: 'Voice' },
  { value: 'chat', label: 'Chat' },
  { value: 'email', label: 'Email' },
  { value: NO_CHANNEL, label: 'No channel' },
];

/** Every filter of the page as a plain GET form: the address is the whole state. */
export function ContactsFilter({ view, people, teams, queues }: ContactsFilterProps) {
  const options = (any: string, choices: readonly Choice[]) => [
    { value: '', label: any },
    ...choices.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Form method="get" action="/contacts" key={contactsViewLink(view)} className="form-row">
      <Select
        label="Metric"
        name="metric"
        defaultValue={view.metricId}
        options={METRIC_FAMILIES.map(({ title, metrics }) => ({
          group: title,
          options: metrics.map(({ id, label }) => ({ value: id, label })),
        }))}
      />
      <Select label="Person" name="person" defaultValue={view.personId} options={options('Anyone', people)} />
      <Select label="Team" name="team" defaultValue={view.teamId} options={options('Any team', teams)} />
      <Select label="Queue" name="queue" defaultValue={view.queueId} options={options('Any queue', queues)} />
      <Select
        label="Channel"
        name="channel"
        defaultValue={view.channel === '' ? NO_CHANNEL : view.channel}
        options={CHANNELS}
      />
      <Input label="First day" name="from" type="date" defaultValue={view.from} />
      <Input label="Last day" name="to" type="date" defaultValue={view.to} />
      {view.part !== 'denominator' && <input type="hidden" name="part" value={view.part} />}
      <div className="form-actions">
        <Button>Show</Button>
        <LinkButton kind="quiet" to="/contacts">
          Clear filters
        </LinkButton>
      </div>
    </Form>
  );
}
