import { z } from 'zod';
import { rawText, text } from '~/server/form-pieces.server';

/** Signs in by e-mail and password or, in the demo, as one of its accounts. */
export const signInForm = z.object({ account: text(20), email: rawText, password: rawText });
export type SignInForm = z.output<typeof signInForm>;

export const resetForm = z.object({ password: rawText });
export type ResetForm = z.output<typeof resetForm>;
