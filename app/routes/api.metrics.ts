import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requireToken } from '~/features/access/access.server';
import { orTellAsJson } from '~/features/access/told-error.server';
import { answerMetrics } from '~/features/metrics/answer-metrics.server';
import { jsonError } from '~/server/json-error.server';

export const loader = orTellAsJson(async (args: LoaderFunctionArgs) => {
  const token = await requireToken(args, 'metrics:read');
  return answerMetrics(args.request, token);
});

export const action = orTellAsJson(async (args: ActionFunctionArgs) => {
  await requireToken(args, 'metrics:read');
  const error = {
    code: 'wrong_method',
    message: 'Use GET at this address.',
    advice: 'See docs/api.md.',
  };
  return jsonError(405, error, { Allow: 'GET' });
});
