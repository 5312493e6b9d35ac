import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Input, Select, Textarea } from '~/components/input';
import { Notice } from '~/components/notice';

interface LearningFormProps {
  people: readonly { id: number; name: string }[];
  pillars: readonly { id: number; name: string }[];
  fields: Record<string, string>;
  errors: Record<string, string[]>;
}

/** What to learn, by when, and how both will know. */
export function LearningForm({ people, pillars, fields, errors }: LearningFormProps) {
  const bind = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
  const named = (list: LearningFormProps['people']) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="post" className="form">
      {errors[''] && <Notice kind="error">{errors[''].join(' ')}</Notice>}
      <input type="hidden" name="token" value={fields.token} />
      <Select {...bind('person')} label="Goal for" options={[{ value: '', label: 'Choose…' }, ...named(people)]} />
      <Input
        {...bind('title')}
        label="What to learn"
        hint="Example: answers billing questions using only the guide."
        autoComplete="off"
      />
      <Textarea
        {...bind('proof')}
        label="How you will both know"
        hint="Example: three contacts in a row, reviewed together."
        rows={2}
      />
      <div className="form-row">
        <Input {...bind('dueDate')} label="Due date" type="date" />
        <Select
          {...bind('pillar')}
          label="Company priority"
          options={[{ value: '', label: 'none' }, ...named(pillars)]}
        />
      </div>
      <Textarea
        {...bind('reason')}
        label="Reason for a 4th goal"
        isOptional
        hint="Only needed with three active goals."
        rows={2}
      />
      <div className="form-actions">
        <Button kind="primary">Save goal</Button>
      </div>
    </Form>
  );
}
