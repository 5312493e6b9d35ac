import { z } from 'zod';
import { parseForm, refuse } from '~/server/parse-form.server';
import { readChosenFiles } from './chosen-files';

/** Files that were looked at, each with choices of its own by the name that `fieldOf` gives it, and what to do with them. */
export const chosenFilesForm = z.looseObject({ intent: z.string().optional(), file: z.array(z.string()) });

/** The files and choices that were sent. */
export function chosenIn(payload: Record<string, unknown>) {
  const texts = Object.entries(payload).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => typeof each === 'string')
      .map((each) => [name, each]),
  );
  return readChosenFiles(new URLSearchParams(texts));
}

const filesForm = z.object({ files: z.array(z.string()) });
export type FilesForm = z.output<typeof filesForm>;

/** The answer to files that were not taken: no browser lets a page choose them again. */
export const refuseFiles = (said: string, init?: ResponseInit) =>
  refuse(parseForm(new FormData(), filesForm), { files: [said] }, init);
