import { z } from 'zod';
import { formsOf, rowId } from '~/server/form-pieces.server';

/** The button that undoes a version. */
export const undoVersion = formsOf(
  z.object({ intent: z.literal('take-back'), id: rowId('This version doesn’t exist.') }),
);
