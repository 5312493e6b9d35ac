import type { Lobby, LobbyTransaction } from 'db/lobby/lobby';
import { findKnownDevices, upsertKnownDevice } from 'db/queries/known-devices';
import type { UserRow } from 'db/queries/users';
import { browserCookie, hashToken, newToken } from './browser-cookie.server';

/** A device on which nobody signed in for this long is known no more. */
const KNOWN_MS = 180 * 86_400_000;

const cookie = browserCookie('fairlead-device');

/** Whether the user has signed in on the browser that asks, and from the network that it asks from. */
export async function findKnown(
  lobby: Lobby,
  { request, user, network }: { request: Request; user: UserRow | undefined; network: string | null },
): Promise<{ knownDevice: string | null; isKnownNetwork: boolean }> {
  if (user === undefined) return { knownDevice: null, isKnownNetwork: false };
  const hash = await cookie.hashOf(request);
  const devices = await findKnownDevices(lobby, { user, since: Date.now() - KNOWN_MS });
  return {
    knownDevice: devices.find((device) => device.token_hash === hash)?.token_hash ?? null,
    isKnownNetwork: network !== null && devices.some((device) => device.network === network),
  };
}

/** Knows the user on the browser from now on, under a fresh token; with the Set-Cookie header that hands it over. */
export async function knowDevice(
  lobby: LobbyTransaction,
  { request, user, network }: { request: Request; user: UserRow; network: string | null },
): Promise<{ deviceHash: string; deviceCookie: string }> {
  const token = newToken();
  const deviceHash = hashToken(token);
  const now = Date.now();
  const oldHash = await cookie.hashOf(request);
  await upsertKnownDevice(lobby, { oldHash, newHash: deviceHash, user, network, now, since: now - KNOWN_MS });
  return { deviceHash, deviceCookie: await cookie.give(request, token) };
}
