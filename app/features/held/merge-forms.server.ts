import { z } from 'zod';
import { formsOf, rowId } from '~/server/form-pieces.server';

const record = rowId('One of the two records is gone. They may already be merged.');

/** The buttons that merge two records and take them apart again. */
export const mergeForms = formsOf(
  z.object({ intent: z.literal('merge'), keep: record, other: record }),
  z.object({ intent: z.literal('unmerge'), id: rowId('These two are no longer merged.') }),
);
export type MergeForm = z.output<typeof mergeForms>;
