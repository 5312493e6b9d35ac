import { resolve } from 'node:path';
import { Inbox, type InboxState } from './inbox.server';

declare global {
  var fairleadInbox: Inbox | undefined;
}

const SECONDS_BETWEEN_LOOKS = 5;

/** Looks into the folder that IMPORT_INBOX names, every few seconds for as long as the server runs; once a process. */
export function startInbox(folder = process.env.IMPORT_INBOX): void {
  if (!folder || globalThis.fairleadInbox) return;
  const inbox = new Inbox(resolve(folder));
  globalThis.fairleadInbox = inbox;
  const look = async () => {
    await inbox.look();
    setTimeout(look, SECONDS_BETWEEN_LOOKS * 1000).unref();
  };
  void look();
}

/** How the inbox stands; null where there is none. */
export function inboxState(): InboxState | null {
  return globalThis.fairleadInbox?.state ?? null;
}
