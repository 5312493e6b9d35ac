import { z } from 'zod';
import { email, neededText, rawText, text } from '~/server/form-pieces.server';
import { firstCenterFields } from './center-form.server';

const notAsked = text().transform(() => undefined);

/** Makes an account; whoever makes the first one also says which center this is. An invited e-mail address stays as invited. */
export const welcomeForm = ({ isFirst, invited }: { isFirst: boolean; invited: string | null }) =>
  z.object({
    name: neededText('Enter your name.', 100),
    email:
      invited === null ? email('Enter an e-mail address, such as ana@example.com.') : text().transform(() => invited),
    password: rawText,
    center_name: isFirst ? firstCenterFields.center_name : notAsked,
    time_zone: isFirst ? firstCenterFields.time_zone : notAsked,
  });
export type WelcomeForm = z.output<ReturnType<typeof welcomeForm>>;
