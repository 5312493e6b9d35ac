import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireToken } from '~/features/access/access.server';
import { orTellAsJson } from '~/features/access/told-error.server';
import { answerImport } from '~/features/automation/import-answer.server';
import { noSuchImport } from '~/features/automation/no-such-import.server';
import { jsonAnswer } from '~/server/json-error.server';

export const loader = orTellAsJson(async (args: LoaderFunctionArgs) => {
  await requireToken(args, 'imports:read');
  const answer = await answerImport(Number(args.params.id));
  return answer === null ? noSuchImport() : jsonAnswer(answer);
});
