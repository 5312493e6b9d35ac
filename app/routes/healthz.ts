import { isDatabaseAnswering } from '~/features/access/health.server';

/** For monitors: 200 while the database answers. Tells nothing else. */
export async function loader() {
  const isWell = await isDatabaseAnswering();
  return new Response(isWell ? 'ok' : 'the database does not answer', { status: isWell ? 200 : 503 });
}
