import { FieldError } from '~/components/field';
import { Checkbox } from '~/components/input';

interface GroupPeopleProps {
  people: readonly { id: number; name: string }[];
  /** Who is checked; everyone before the first submit. */
  chosen: readonly string[] | undefined;
  error?: readonly string[] | null;
}

/** Which of the team's people get the goal. */
export function GroupPeople({ people, chosen, error }: GroupPeopleProps) {
  return (
    <fieldset aria-describedby={error ? 'people-error' : undefined}>
      <legend>Who gets this goal</legend>
      <div className="form-row">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            name="people"
            value={id}
            id={`people-${id}`}
            defaultChecked={chosen === undefined || chosen.includes(String(id))}
          />
        ))}
      </div>
      <FieldError id="people-error" text={error?.join(' ') ?? ''} />
    </fieldset>
  );
}
