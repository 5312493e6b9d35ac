import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '~/features/access/access.server';
import { isFileBeingLoaded } from '~/features/waiting/is-loading.server';

/** Asked by pages that wait (features/waiting), with a plain fetch: an answer that fails is no reason to take the page away. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request);
  return Response.json({ isLoading: await isFileBeingLoaded() });
}
