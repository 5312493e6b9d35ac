import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '~/features/access/access.server';
import { isFileBeingLoaded } from '~/features/waiting/is-loading.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request);
  return { isLoading: await isFileBeingLoaded() };
}
