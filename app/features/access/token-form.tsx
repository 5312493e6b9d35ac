import { Button } from '~/components/button';
import { CheckboxGroup } from '~/components/checkbox-group';
import { Input, Select } from '~/components/input';
import { bindBoxes, TypedForm } from '~/components/typed-form';
import type { TokenForm as Fields } from './token-forms.server';
import { TOKEN_LASTS, USUAL_TOKEN_LASTS } from './token-lasts';
import { TOKEN_SCOPES } from './token-scopes';

const USUAL = { scope: ['imports:write', 'imports:read'], lasts: USUAL_TOKEN_LASTS };

/** Asks what a new token is called, what it may do and when it ends. */
export function TokenForm() {
  return (
    <TypedForm<Fields> intent="create" defaults={USUAL}>
      {({ fields, bind }) => (
        <>
          <Input
            {...bind(fields.name)}
            label="Name"
            hint="For example “nightly call log”. The import history shows it."
            required
            maxLength={80}
          />
          <CheckboxGroup
            {...bindBoxes(fields.scope)}
            legend="Permissions"
            options={Object.entries(TOKEN_SCOPES).map(([scope, label]) => ({
              value: scope,
              label: (
                <>
                  {label} <code>{scope}</code>
                </>
              ),
            }))}
          />
          <div className="form-row">
            <Select
              {...bind(fields.lasts)}
              label="Valid for"
              options={Object.entries(TOKEN_LASTS).map(([value, { label }]) => ({ value, label }))}
            />
            <Input {...bind(fields.endsOn)} label="Last day" type="date" isOptional />
          </div>
          <div className="form-actions">
            <Button kind="primary">Create token</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
