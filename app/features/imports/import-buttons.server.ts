import { z } from 'zod';
import { formsOf } from '~/server/form-pieces.server';

/** The buttons of one import. */
export const importButtons = formsOf(z.object({ intent: z.enum(['again', 'undo', 'cancel']) }));
