import { importsQueue } from '~/features/imports/imports-queue.server';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import * as newRoute from '~/routes/_shell.imports.new';
import { callLog, ROSTER_HEADER } from '../importers/load-helpers';
import { args, formPost, ORIGIN, responseOf, signedInRequest } from './harness';
import { database, one, ops } from './ops-desk';

export { database, one, ops };

/** Sends files as the upload form does and gives where it leads. */
export async function upload(files: Record<string, string | Buffer<ArrayBuffer>>, user = ops): Promise<Response> {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('files', new Blob([content]), name);
  return send(newRoute.action, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } }, {}, user);
}

type Handler = (args: ReturnType<typeof import('./harness').args>) => Promise<unknown>;

/** What an action or a file's loader answers. */
export async function send(
  handler: unknown,
  url: string,
  init: RequestInit,
  params: Record<string, string> = {},
  user = ops,
) {
  const request = await signedInRequest(user, url, init);
  return responseOf(() => (handler as Handler)(args(request, params)));
}

/** What a loader gives. */
export async function ask(handler: unknown, url: string, params: Record<string, string> = {}, user = ops) {
  return (handler as Handler)(args(await signedInRequest(user, url), params));
}

/** Uploads, confirms, waits for the load and gives the import's id. */
export async function load(files: Record<string, string>): Promise<number> {
  const previewUrl = (await upload(files)).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(previewUrl, ORIGIN).searchParams);
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  const id = Number(/^\/imports\/(\d+)$/.exec(confirmed.headers.get('Location')!)?.[1]);
  await importsQueue().whenFinished(id);
  return id;
}

type Found = Awaited<ReturnType<typeof oneRoute.loader>>;
/** What an import's page shows. */
export const open = async (id: number, query = '') =>
  (await ask(oneRoute.loader, `/imports/${id}${query}`, { id: String(id) })) as Found;

export const ROSTER = `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\n`;
export const CALLS = callLog([
  { id: 'C1' },
  { id: 'C2', agent: 'Zoe', time: '10:00:00' },
  { id: 'C3', time: '11:00:00' },
]);
/** Uploads and confirms a file that takes a while, and gives its import's id while it waits or runs. */
export async function begin(name: string, count: number): Promise<number> {
  const calls = Array.from({ length: count }, (_, index) => ({ id: `${name}${index}`, rating: '' as const }));
  const location = (await upload({ [name]: callLog(calls) })).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(location, ORIGIN).searchParams);
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  return Number(/^\/imports\/(\d+)$/.exec(confirmed.headers.get('Location')!)?.[1]);
}
