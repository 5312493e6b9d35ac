import { afterEach } from 'vitest';

/** Whatever database the pages of a test used is closed with it: the next test, and the next file, open their own. */
afterEach(async () => {
  const opened = globalThis.fairleadDatabase;
  globalThis.fairleadDatabase = undefined;
  await (await opened)?.close();
});
