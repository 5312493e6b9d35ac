import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { FieldError } from '~/components/field';
import { Checkbox, Input, Select } from '~/components/input';
import type { TokenAnswer } from './manage-tokens.server';
import { TOKEN_LASTS, USUAL_TOKEN_LASTS } from './token-lasts';
import { TOKEN_SCOPES } from './token-scopes';

/** Asks what a new token is called, what it may do and when it ends. */
export function TokenForm({ answer }: { answer?: TokenAnswer }) {
  const chosen = answer && !answer.token ? answer.typed.scopes : ['imports:write', 'imports:read'];
  return (
    <Form method="post" className="form" key={answer?.token}>
      <Input
        label="Name"
        name="name"
        hint="For example “nightly call log”. The import history shows it."
        required
        maxLength={80}
        defaultValue={answer?.typed.name}
        error={answer?.errors.name}
      />
      <fieldset aria-describedby={answer?.errors.scopes ? 'scopes-error' : undefined}>
        <legend>Permissions</legend>
        {Object.entries(TOKEN_SCOPES).map(([scope, label]) => (
          <Checkbox
            key={scope}
            name="scope"
            value={scope}
            label={
              <>
                {label} <code>{scope}</code>
              </>
            }
            defaultChecked={chosen.includes(scope)}
          />
        ))}
        <FieldError id="scopes-error" text={answer?.errors.scopes?.[0] ?? ''} />
      </fieldset>
      <div className="form-row">
        <Select
          label="Valid for"
          name="lasts"
          defaultValue={answer?.typed.lasts ?? USUAL_TOKEN_LASTS}
          options={Object.entries(TOKEN_LASTS).map(([value, { label }]) => ({ value, label }))}
          error={answer?.errors.lasts}
        />
        <Input
          label="Last day"
          name="endsOn"
          type="date"
          isOptional
          defaultValue={answer?.typed.endsOn}
          error={answer?.errors.endsOn}
        />
      </div>
      <div className="form-actions">
        <Button kind="primary" name="intent" value="create">
          Create token
        </Button>
      </div>
    </Form>
  );
}
