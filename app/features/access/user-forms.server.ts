import { z } from 'zod';
import { email, formsOf, rowId } from '~/server/form-pieces.server';
import { ROLES } from './permissions';

const invite = z.object({
  intent: z.literal('invite'),
  email: email('Enter an e-mail address, such as ana@example.com.'),
  role: z.enum(ROLES, 'Choose a role.'),
  employeeId: z.coerce.number().int().nonnegative().catch(0),
});
export type InviteForm = z.output<typeof invite>;

const button = z.object({
  intent: z.enum([
    'close',
    'reopen',
    'make_reset_link',
    'withdraw_reset_link',
    'withdraw_invitation',
    'renew_invitation',
  ]),
  id: rowId('This account does not exist.'),
});
export type UserButton = z.output<typeof button>;

/** The form that invites, and the buttons of accounts and invitations. */
export const userForms = formsOf(invite, button);
