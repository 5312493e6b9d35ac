import { benchLoad } from './load';
import { benchPages } from './pages';
import { benchPagesMeanwhile } from './pages-meanwhile';
import type { Ratio } from './ratio';

/**
 * `npm run bench [load|meanwhile|pages]`: prints ratios of one run; times only explain them. Loading ten million rows takes
 * minutes: BENCH_LARGE_ROWS=2000000 asks for fewer.
 */
const asked = process.argv[2];
const parts: Record<string, () => Promise<Ratio[]>> = {
  load: benchLoad,
  meanwhile: benchPagesMeanwhile,
  pages: benchPages,
};
for (const [name, run] of Object.entries(parts)) {
  if (asked && asked !== name) continue;
  for (const { name: what, ratio, detail } of await run())
    console.info(`${ratio.toFixed(2).padStart(8)}  ${what}  (${detail})`);
}
process.exit(0);
