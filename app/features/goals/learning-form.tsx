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

/** What is to be learnt, by when, and how both will see it. */
export function LearningForm({ people, pillars, fields, errors }: LearningFormProps) {
  const bind = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
  const named = (list: LearningFormProps['people']) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="post" className="form">
      {errors[''] && <Notice kind="error">{errors[''].join(' ')}</Notice>}
      <input type="hidden" name="token" value={fields.token} />
      <Select {...bind('person')} label="Who" options={[{ value: '', label: 'choose …' }, ...named(people)]} />
      <Input
        {...bind('title')}
        label="What is to be learnt"
        hint="Solves a billing question without asking, from the guide alone."
        autoComplete="off"
      />
      <Textarea
        {...bind('proof')}
        label="How both of you will see it"
        hint="Three contacts in a row, heard together."
        rows={2}
      />
      <div className="form-row">
        <Input {...bind('dueDate')} label="By" type="date" />
        <Select
          {...bind('pillar')}
          label="Pillar of the vision"
          options={[{ value: '', label: 'none' }, ...named(pillars)]}
        />
      </div>
      <Textarea
        {...bind('reason')}
        label="Why one more"
        isOptional
        hint="Only where there are three live goals already."
        rows={2}
      />
      <div className="form-actions">
        <Button kind="primary">Set the goal</Button>
      </div>
    </Form>
  );
}
