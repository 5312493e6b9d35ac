import { afterAll, afterEach } from 'vitest';

/** Whatever database the pages of a test used is closed with it: the next test, and the next file, open their own. */
afterEach(async () => {
  const opened = globalThis.fairleadDatabase;
  globalThis.fairleadDatabase = undefined;
  await (await opened)?.close();
});

/** What a server looks after every minute ends with the file that started it; other files have loads that it does not know. */
const begin = globalThis.setInterval;
const begun: NodeJS.Timeout[] = [];
globalThis.setInterval = ((...asked: Parameters<typeof begin>) => {
  const timer = begin(...asked);
  begun.push(timer);
  return timer;
}) as typeof begin;
afterAll(() => {
  globalThis.setInterval = begin;
  for (const timer of begun) clearInterval(timer);
});
