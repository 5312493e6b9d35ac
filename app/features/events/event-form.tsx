import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Checkbox, Input, Select } from '~/components/input';
import type { EventChoices } from './event-choices.server';
import { EVENT_KINDS, type EventAnswer } from './event-form-fields';

interface EventFormProps {
  choices: EventChoices;
  /** Who the page was opened for: "person-4". */
  about: string;
  today: string;
  answer: EventAnswer | undefined;
}

/** Asks what happened, who was involved and when, and whether a new baseline starts there. */
export function EventForm({ choices, about, today, answer }: EventFormProps) {
  const typed = answer?.typed ?? {};
  const errors = answer?.errors ?? {};
  const groups = [
    { group: 'People', options: choices.people },
    { group: 'Teams', options: choices.teams },
    { group: 'Queues', options: choices.queues },
  ].filter(({ options }) => options.length > 0);
  return (
    <Form method="post" className="form">
      <div className="form-row">
        <Select
          label="Type of event"
          name="kind"
          defaultValue={typed.kind ?? 'training'}
          options={Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }))}
          error={errors.kind}
        />
        <Select
          label="Who was involved"
          name="about"
          defaultValue={typed.about ?? about}
          options={groups}
          error={errors.about}
        />
      </div>
      <Input
        label="Short description"
        hint="Shown on the chart, such as “Refund training”."
        name="title"
        required
        maxLength={80}
        defaultValue={typed.title}
        error={errors.title}
      />
      <div className="form-row">
        <Input
          label="First day"
          name="onDate"
          type="date"
          required
          max={today}
          defaultValue={typed.onDate ?? today}
          error={errors.onDate}
        />
        <Input
          label="Last day"
          isOptional
          name="untilDate"
          type="date"
          defaultValue={typed.untilDate}
          error={errors.untilDate}
        />
      </div>
      <Checkbox
        label="Start new baselines that week"
        hint="Only for a lasting change. Charts then give no verdict for 13 weeks. You can undo this."
        name="isNewBaseline"
        defaultChecked={typed.isNewBaseline === 'on'}
        error={errors.isNewBaseline}
      />
      <div className="form-actions">
        <Button kind="primary">Log event</Button>
      </div>
    </Form>
  );
}
