import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The day that the browser tests live in, whatever the calendar says. */
export const AS_OF = '2026-11-21';

/** The loaded demo, kept between runs; load-demo.ts makes it anew when the code that made it has changed. */
export const KEPT = join('.cache', 'demo');

/** Loads the demo's data where they are missing or made by other code. */
export function loadDemo(): void {
  mkdirSync(KEPT, { recursive: true });
  const env = { ...process.env, DATABASE_URL: `file:${join(KEPT, 'fairlead.db')}`, AS_OF };
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/load-demo.ts'], { env, stdio: 'inherit' });
}
