import { FieldError } from '~/components/field';
import { Checkbox } from '~/components/input';

interface GroupPeopleProps {
  people: readonly { id: number; name: string }[];
  /** Who is ticked; all, where nothing was sent yet. */
  chosen: readonly string[] | undefined;
  error?: readonly string[] | null;
}

/** Who of the team is meant. */
export function GroupPeople({ people, chosen, error }: GroupPeopleProps) {
  return (
    <fieldset aria-describedby={error ? 'people-error' : undefined}>
      <legend>For whom</legend>
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
