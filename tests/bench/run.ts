import { benchLoad } from './load';
import { benchPages } from './pages';
import type { Ratio } from './ratio';

/** `npm run bench [load|pages]`: prints ratios of one run; times in milliseconds only explain them. */
const asked = process.argv[2];
const parts: Record<string, () => Promise<Ratio[]>> = { load: benchLoad, pages: benchPages };
for (const [name, run] of Object.entries(parts)) {
  if (asked && asked !== name) continue;
  for (const { name: what, ratio, detail } of await run())
    console.info(`${ratio.toFixed(2).padStart(8)}  ${what}  (${detail})`);
}
process.exit(0);
