/** Stands for this site while an address is read; no name under .invalid is ever anybody's. */
const HERE = 'http://this-site.invalid';

/**
 * An address as a browser will read it, who leaves out tabs and line breaks and turns backslashes: a path of this site
 * ("/contacts?page=2") or a whole address on the web. Null for any other, such as one that would run a script, and for one that
 * carries a password. Only what this gives may become a link, or where an answer leads.
 */
export function readAddress(given: string): string | null {
  if (URL.canParse(given)) {
    const { protocol, username, password, href } = new URL(given);
    return /^https?:$/.test(protocol) && !username && !password ? href : null;
  }
  if (!URL.canParse(given, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(given, HERE);
  const isPath = /^[\0- ]*[/\\]/.test(given) && origin === HERE && !pathname.startsWith('//');
  return isPath ? pathname + search + hash : null;
}

/** The path of this site that `to` names; the fallback for anything that would lead elsewhere. */
export function safePath(to: string | null, fallback = '/'): string {
  const address = to === null ? null : readAddress(to);
  return address?.startsWith('/') ? address : fallback;
}
