import type { ComponentProps } from 'react';
import { Input } from '~/components/input';

/** A password that somebody chooses. */
export const NewPasswordInput = (props: ComponentProps<typeof Input>) => (
  <Input
    {...props}
    type="password"
    autoComplete="new-password"
    required
    hint="At least 10 characters. A few words work well."
  />
);
