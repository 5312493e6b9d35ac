import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requireToken } from '~/features/access/access.server';
import { orTellAsJson } from '~/features/access/told-error.server';
import { onlyPost } from '~/features/automation/only-post.server';
import { receiveUpload } from '~/features/automation/receive-upload.server';

export const loader = orTellAsJson(async (args: LoaderFunctionArgs) => {
  await requireToken(args, 'imports:read');
  return onlyPost();
});

export const action = orTellAsJson(async (args: ActionFunctionArgs) => {
  const askToken = () => requireToken(args, 'imports:write');
  const token = await askToken();
  return args.request.method === 'POST' ? receiveUpload(args.request, token, askToken) : onlyPost();
});
