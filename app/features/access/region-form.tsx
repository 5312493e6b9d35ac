import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { type Option, Select } from '~/components/input';

interface RegionFormProps {
  region: string | null;
  options: readonly Option[];
  error?: string | null;
}

/** In which country's way dates and numbers are written. All of the page changes, so it is loaded again. */
export function RegionForm({ region, options, error }: RegionFormProps) {
  return (
    <Form method="post" className="form" reloadDocument>
      <Select
        label="Country or region"
        name="region"
        defaultValue={region ?? ''}
        options={[{ value: '', label: 'Same as my browser' }, ...options]}
        error={error ? [error] : undefined}
      />
      <div className="form-actions">
        <Button name="intent" value="region">
          Save
        </Button>
      </div>
    </Form>
  );
}
