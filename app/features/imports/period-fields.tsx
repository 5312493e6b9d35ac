import { Input } from '~/components/input';
import { type ChosenFile, fieldOf } from './chosen-files';

/** Asks which days a file covers when its rows name none. */
export function PeriodFields({ chosen: { hash, period } }: { chosen: ChosenFile }) {
  return (
    <div className="form-row">
      <Input
        name={fieldOf('from', hash)}
        type="date"
        label="First day covered"
        hint="The rows have no dates."
        defaultValue={period?.from ?? ''}
      />
      <Input
        name={fieldOf('to', hash)}
        type="date"
        label="Last day covered"
        hint="Leave blank for a single day."
        defaultValue={period?.to ?? ''}
      />
    </div>
  );
}
