import { z } from 'zod';
import { formsOf } from '~/server/form-pieces.server';
import { profileName } from './save-mapping.server';

const save = z.object({ intent: z.enum(['save', 'save_and_load']), profile_name: profileName });
export type SaveLayoutForm = z.output<typeof save>;

/** What can be done with a file whose columns were mapped. */
export const mappedFileForms = formsOf(save, z.object({ intent: z.literal('load') }));
export type MappedFileForm = z.output<typeof mappedFileForms>;
