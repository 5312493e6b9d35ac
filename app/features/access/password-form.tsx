import { Button } from '~/components/button';
import { Input } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { PasswordForm as Fields } from './account-forms.server';

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
          <Input
            {...bind(fields.newPassword)}
            label="New password"
            type="password"
            autoComplete="new-password"
            required
            hint="At least 10 characters. A few words work well."
          />
          <div className="form-actions">
            <Button kind="primary">Change password</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
