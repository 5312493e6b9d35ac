import { Button } from '~/components/button';
import { Input, Select, Textarea } from '~/components/input';
import { HiddenField, TypedForm } from '~/components/typed-form';
import type { LearningForm as Fields } from './learning-forms.server';

interface LearningFormProps {
  people: readonly { id: number; name: string }[];
  pillars: readonly { id: number; name: string }[];
  defaults: Partial<Fields>;
}

const named = (list: LearningFormProps['people']) => list.map(({ id, name }) => ({ value: id, label: name }));

/** What to learn, by when, and how both will know. */
export function LearningForm({ people, pillars, defaults }: LearningFormProps) {
  return (
    <TypedForm<Fields> defaults={defaults} refusedTitle="Goal not saved">
      {({ fields, bind }) => (
        <>
          <HiddenField field={fields.token} />
          <Select
            {...bind(fields.person)}
            label="Goal for"
            options={[{ value: '', label: 'Choose…' }, ...named(people)]}
          />
          <Input
            {...bind(fields.title)}
            label="What to learn"
            hint="Example: answers billing questions using only the guide."
            autoComplete="off"
          />
          <Textarea
            {...bind(fields.proof)}
            label="How you will both know"
            hint="Example: three contacts in a row, reviewed together."
            rows={2}
          />
          <div className="form-row">
            <Input {...bind(fields.dueDate)} label="Due date" type="date" />
            <Select
              {...bind(fields.pillar)}
              label="Company priority"
              options={[{ value: '', label: 'none' }, ...named(pillars)]}
            />
          </div>
          <Textarea
            {...bind(fields.reason)}
            label="Reason for a 4th goal"
            isOptional
            hint="Only needed with three active goals."
            rows={2}
          />
          <div className="form-actions">
            <Button kind="primary">Save goal</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
