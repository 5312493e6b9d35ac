import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { findCenter } from '~/center-day.server';
import { AppShell } from '~/components/shell';
import { TimeZoneContext } from '~/components/time-zone';
import { getDb } from '~/db.server';
import { requireUser } from '~/features/access/access.server';
import { menuOf } from '~/features/access/menu';
import { SignedInAs } from '~/features/access/signed-in-as';
import { takeSaved } from '~/features/saved/saved.server';
import { SavedMessage } from '~/features/saved/saved-message';
import { isFileBeingLoaded } from '~/features/waiting/is-loading.server';
import { WaitingForLoad } from '~/features/waiting/waiting-for-load';

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  const { name, timeZone } = await findCenter(await getDb());
  const { saved, headers } = await takeSaved(request);
  const shell = {
    user: { name: user.name, role: user.role },
    menu: menuOf(user),
    timeZone,
    center: name,
    isLoading: await isFileBeingLoaded(),
    saved,
  };
  return data(shell, { headers });
}

export default function Shell() {
  const { user, menu, timeZone, center, isLoading, saved } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <AppShell nav={menu} center={center} user={<SignedInAs {...user} />} path={pathname}>
      <TimeZoneContext.Provider value={timeZone}>
        <WaitingForLoad isLoading={isLoading} />
        <SavedMessage saved={saved} />
        <Outlet />
      </TimeZoneContext.Provider>
    </AppShell>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';
