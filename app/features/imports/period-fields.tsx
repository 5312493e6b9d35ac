import { Input } from '~/components/input';
import { type ChosenFile, fieldOf } from './chosen-files';

/** Asks which days a file covers whose rows name none. */
export function PeriodFields({ chosen: { hash, period } }: { chosen: ChosenFile }) {
  return (
    <div className="form-row">
      <Input
        name={fieldOf('from', hash)}
        type="date"
        label="First day that it covers"
        hint="Its rows name no day."
        defaultValue={period?.from ?? ''}
      />
      <Input
        name={fieldOf('to', hash)}
        type="date"
        label="Last day that it covers"
        hint="Blank: the same day."
        defaultValue={period?.to ?? ''}
      />
    </div>
  );
}
