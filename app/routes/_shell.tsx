import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { requireUser } from '~/features/access/access.server';
import { homeOf, menuOf } from '~/features/access/menu';

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  return { user: { name: user.name, role: user.role }, menu: menuOf(user), home: homeOf(user) };
}

export default function Shell() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}
