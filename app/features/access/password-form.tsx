import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Input } from '~/components/input';
import type { PasswordErrors } from './change-password.server';

/** Changes one's own password. */
export function PasswordForm({ email, errors }: { email: string; errors?: PasswordErrors | null }) {
  return (
    <Form method="post" className="form">
      <input hidden readOnly type="text" name="username" autoComplete="username" value={email} />
      <Input
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={errors?.current}
      />
      <Input
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 10 characters. A few words work well."
        error={errors?.next}
      />
      <div className="form-actions">
        <Button kind="primary">Change password</Button>
      </div>
    </Form>
  );
}
