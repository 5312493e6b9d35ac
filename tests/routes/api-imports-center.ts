import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';

/** A center that is asked over HTTP, with a token that may load and read. */
export let center: ReturnType<typeof centerForEachTest>;
export let server: Awaited<ReturnType<typeof startApiServer>>;
export let token: string;

/** Makes such a center for each test of the file. */
export function askedCenterForEachTest() {
  center = centerForEachTest();
  beforeEach(async () => {
    server = await startApiServer();
    token = await makeToken(center.admin, 'imports:write', 'imports:read');
  });
  afterEach(() => server.stop());
}

/** Two good rows and one that is refused. */
export const CALLS = callLog([{ id: 'C1' }, { id: 'C2', time: '10:00:00' }, { id: 'C3', time: '25:99:00' }]);
export const bearer = (value = token) => ({ Authorization: `Bearer ${value}` });
export const keptFiles = () => {
  const folder = join(center.folder, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};
export const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

export async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, { ...init, headers: { ...bearer(), ...init.headers } });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

export const sendRaw = (body: string | Buffer<ArrayBuffer>, query = '?name=calls.csv', type = 'text/csv') =>
  ask(`/api/imports${query}`, { method: 'POST', body, headers: { 'Content-Type': type } });

export function sendForm(files: Record<string, string | Buffer<ArrayBuffer>>, texts: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('file', new Blob([content]), name);
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  return ask('/api/imports', { method: 'POST', body });
}

export async function finished(id: number) {
  await importsQueue().whenFinished(id);
  return (await ask(`/api/imports/${id}`)).json;
}
