import { Input } from '~/components/input';
import { personChoice } from './person-choice';

/** The choices that all search fields of a page share. */
export function PersonChoices({
  people,
}: {
  people: readonly { id: number; name: string; teamName: string | null }[];
}) {
  return (
    <datalist id="people">
      {people.map((person) => (
        <option key={person.id} value={personChoice(person)} />
      ))}
    </datalist>
  );
}

interface PersonSearchProps {
  id?: string;
  name: string;
  label: string;
  defaultValue?: string;
  error?: string | readonly string[] | null;
  autoFocus?: boolean;
}

/** A field to type part of a name and choose from the list. */
export function PersonSearch(props: PersonSearchProps) {
  return <Input {...props} list="people" autoComplete="off" placeholder="Type a name" required />;
}
