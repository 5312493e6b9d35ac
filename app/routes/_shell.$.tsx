import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireUser } from '~/features/access/access.server';

/** Every address that no other route knows: said inside the shell, to whoever is signed in. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request);
  throw notFound();
}

export default function Nowhere() {
  return null;
}

export { PageError as ErrorBoundary } from '~/components/page-error';
