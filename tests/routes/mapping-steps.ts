import { importsQueue } from '~/features/imports/imports-queue.server';
import * as mapRoute from '~/routes/_shell.imports.map.$upload._index';
import * as checkRoute from '~/routes/_shell.imports.map.$upload.check';
import * as newRoute from '~/routes/_shell.imports.new';
import { args, formPost, ORIGIN, responseOf, signedInRequest } from './harness';
import { database, folder, one, ops } from './ops-desk';

export { database, folder, one };

type Handler = (args: ReturnType<typeof import('./harness').args>) => Promise<unknown>;

/** Calls a loader or action as the user does whom it is given, else as ops. */
export async function call(
  handler: unknown,
  url: string,
  params: Record<string, string> = {},
  init?: RequestInit,
  user = ops,
) {
  return (handler as Handler)(args(await signedInRequest(user, url, init), params));
}

/** Uploads a text and gives the hash under which it is kept. */
export async function upload(text: string, name = 'ring line.csv'): Promise<string> {
  const body = new FormData();
  body.append('files', new Blob([text]), name);
  const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
  const response = await responseOf(() => call(newRoute.action, '/imports/new', {}, init));
  return new URL(response.headers.get('Location')!, ORIGIN).searchParams.get('file')!.split('~')[0]!;
}

export type Mapping = Awaited<ReturnType<typeof mapRoute.loader>>;
/** The wizard as the query has it. */
export const open = async (hash: string, query = 'name=ring+line.csv') =>
  (await call(mapRoute.loader, `/imports/map/${hash}?${query}`, { upload: hash })) as Mapping;

/** The query that the wizard's form sends as it stands. */
export function queryOf(page: Mapping, changes: Record<string, string> = {}): string {
  const { settings } = page;
  return new URLSearchParams({
    name: page.name,
    was: page.rows,
    rows: page.rows,
    source: settings.source,
    key: settings.key,
    ...(settings.channel && { channel: settings.channel }),
    order: settings.order,
    zone: settings.zone,
    nulls: settings.nulls,
    ...(page.editing && { profile: page.editing.id }),
    ...Object.fromEntries(page.columns.map(({ index, meaning }) => [`c${index}`, meaning])),
    ...Object.fromEntries(page.columns.flatMap(({ index, unit }) => (unit ? [[`u${index}`, unit]] : []))),
    ...Object.fromEntries(page.columns.flatMap(({ index, isFlag, yes }) => (isFlag ? [[`y${index}`, yes]] : []))),
    ...changes,
  }).toString();
}

/** Asks for the check until it is done. */
export async function check(hash: string, query: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = (await call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, { upload: hash })) as Awaited<
      ReturnType<typeof checkRoute.loader>
    >;
    if (page.state !== 'running') return page;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The check did not end.');
}

/** Sends the form under the check. */
export const decide = (hash: string, query: string, fields: Record<string, string>) =>
  call(checkRoute.action, `/imports/map/${hash}/check?${query}`, { upload: hash }, formPost(fields));

/** Maps a text as suggested and saves it under a name; gives the import's id. */
export async function saveAndLoad(text: string, name: string): Promise<{ hash: string; query: string; id: number }> {
  const hash = await upload(text);
  const query = queryOf(await open(hash));
  const fields = { intent: 'save_and_load', profile_name: name };
  const response = await responseOf(() => decide(hash, query, fields));
  const id = Number(response.headers.get('Location')!.split('/').at(-1));
  await importsQueue().whenFinished(id);
  return { hash, query, id };
}
