import { Button } from '~/components/button';
import { Input } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { PasswordForm as Fields } from './account-forms.server';
import { NewPasswordInput } from './new-password-input';

/** Changes one's own password. */
export function PasswordForm({ email }: { email: string }) {
  return (
    <TypedForm<Fields> intent="password">
      {({ fields, bind }) => (
        <>
          <input hidden readOnly type="text" name="username" autoComplete="username" value={email} />
          <Input
            {...bind(fields.password)}
            label="Current password"
            type="password"
            autoComplete="current-password"
            required
          />
          <NewPasswordInput {...bind(fields.newPassword)} label="New password" />
          <div className="form-actions">
            <Button kind="primary">Change password</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
