import type { LobbyTransaction } from 'db/lobby/lobby';
import type { UserRow } from 'db/queries/users';
import { knowDevice } from './known-device.server';
import { openSession } from './session.server';

/**
 * Signs in whoever has shown who they are, by a password or a one-time link, and knows the browser from now on. The headers
 * hand it both cookies.
 */
export async function beginSession(
  lobby: LobbyTransaction,
  { request, user, network }: { request: Request; user: UserRow; network: string | null },
): Promise<Headers> {
  const { deviceHash, deviceCookie } = await knowDevice(lobby, { request, user, network });
  const sessionCookie = await openSession(lobby, { request, user, network, deviceHash });
  return new Headers([
    ['Set-Cookie', sessionCookie],
    ['Set-Cookie', deviceCookie],
  ]);
}
