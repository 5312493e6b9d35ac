import { findHealth } from '~/features/access/health.server';

/** For monitors: 200 while the database can be read and written, else 503 with a word that says why. */
export async function loader() {
  const health = await findHealth();
  const headers = { 'Cache-Control': 'no-store' };
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers });
}
