import { Button } from '~/components/button';
import { type Option, Select } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { RegionForm as Fields } from './account-forms.server';

interface RegionFormProps {
  region: string | null;
  options: readonly Option[];
}

/** In which country's way dates and numbers are written. All of the page changes, so it is loaded again. */
export function RegionForm({ region, options }: RegionFormProps) {
  return (
    <TypedForm<Fields> intent="region" defaults={{ region: region ?? '' }} reloadDocument>
      {({ fields, bind }) => (
        <>
          <Select
            {...bind(fields.region)}
            label="Country or region"
            options={[{ value: '', label: 'Same as my browser' }, ...options]}
          />
          <div className="form-actions">
            <Button>Save</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
