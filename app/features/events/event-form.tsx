import { Button } from '~/components/button';
import { Checkbox, Input, Select } from '~/components/input';
import { bindBox, TypedForm } from '~/components/typed-form';
import type { EventChoices } from './event-choices.server';
import type { EventForm as Fields } from './event-forms.server';
import { EVENT_KINDS } from './event-kinds';

interface EventFormProps {
  choices: EventChoices;
  /** Who the page was opened for: "person-4". */
  about: string;
  today: string;
}

/** Asks what happened, who was involved and when, and whether a new baseline starts there. */
export function EventForm({ choices, about, today }: EventFormProps) {
  const groups = [
    { group: 'People', options: choices.people },
    { group: 'Teams', options: choices.teams },
    { group: 'Queues', options: choices.queues },
  ].filter(({ options }) => options.length > 0);
  return (
    <TypedForm<Fields> intent="log" defaults={{ kind: 'training', about, onDate: today }}>
      {({ fields, bind }) => (
        <>
          <div className="form-row">
            <Select
              {...bind(fields.kind)}
              label="Type of event"
              options={Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }))}
            />
            <Select {...bind(fields.about)} label="Who was involved" options={groups} />
          </div>
          <Input
            {...bind(fields.title)}
            label="Short description"
            hint="Shown on the chart, such as “Refund training”."
            required
            maxLength={80}
          />
          <div className="form-row">
            <Input {...bind(fields.onDate)} label="First day" type="date" required max={today} />
            <Input {...bind(fields.untilDate)} label="Last day" isOptional type="date" />
          </div>
          <Checkbox
            {...bindBox(fields.isNewBaseline)}
            label="Start new baselines that week"
            hint="Only for a lasting change. Charts then give no verdict for 13 weeks. You can undo this."
          />
          <div className="form-actions">
            <Button kind="primary">Log event</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
