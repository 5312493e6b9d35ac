import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty database as the last migration leaves it. Its lobby lies beside it. */
    template: string;
  }
}

/** Migrates one database before all tests: to run every migration again for each test would take a tenth of the whole time. */
export default async function makeTemplate({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-template-'));
  const template = join(folder, 'fairlead.db');
  await (await openDatabase(template)).close();
  provide('template', template);
  return () => rmSync(folder, { recursive: true, force: true });
}
