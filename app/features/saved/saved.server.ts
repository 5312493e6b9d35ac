import { createCookie, redirect, type TypedResponse } from '@remix-run/node';
import { z } from 'zod';
import { SAVED, type Saved } from './saved';

/** Long enough for the page that follows, however slow the line. */
const SECONDS = 60;

const cookie = createCookie('saved', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: SECONDS });
const note = z.object({
  what: z.enum(Object.keys(SAVED) as [Saved, ...Saved[]]),
  ids: z.array(z.string().regex(/^[\w-]{1,80}$/)).max(3),
});

/** Goes to a page that says what was saved; `ids` name it for its Undo, as `SAVED` declares. */
export async function redirectSaved(
  to: string,
  what: Saved,
  ...ids: (string | number)[]
): Promise<TypedResponse<never>> {
  const value = await cookie.serialize({ what, ids: ids.map(String) });
  return redirect(to, { headers: { 'Set-Cookie': value } });
}

/** What the page before this one saved, and the headers that make it be said once. */
export async function takeSaved(request: Request) {
  const { success, data } = note.safeParse(await cookie.parse(request.headers.get('Cookie')));
  if (!success) return { saved: null, headers: undefined };
  const { words, undo } = SAVED[data.what];
  const headers = { 'Set-Cookie': await cookie.serialize('', { maxAge: 0 }) };
  // A browser's cookies may say anything: what is named by half is not undone.
  const isWhole = undo !== undefined && data.ids.length >= undo.length;
  return { saved: { words, undo: isWhole ? undo(...data.ids) : null }, headers };
}
