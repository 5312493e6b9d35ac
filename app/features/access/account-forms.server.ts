import { z } from 'zod';
import { formsOf, rawText, rowId } from '~/server/form-pieces.server';

const password = z.object({ intent: z.literal('password').optional(), password: rawText, newPassword: rawText });
export type PasswordForm = z.output<typeof password>;
const region = z.object({ intent: z.literal('region'), region: rawText });
export type RegionForm = z.output<typeof region>;

/** The forms of one's own account, and the buttons that sign out elsewhere. */
export const accountForms = formsOf(
  password,
  region,
  z.object({ intent: z.literal('end'), id: rowId('This session has ended.') }),
  z.object({ intent: z.literal('end_others') }),
);
