import { benchClientScripts } from './client-scripts';
import { benchGrowth } from './growth';
import { benchLoad } from './load';
import { benchPages } from './pages';
import { benchPagesMeanwhile } from './pages-meanwhile';
import type { Ratio } from './ratio';
import { benchWritesMeanwhile } from './writes-meanwhile';

/**
 * `npm run bench [load|meanwhile|pages|growth|scripts]`: prints ratios of one run; times only explain them. Loading ten million
 * rows takes minutes, and so does a history of five million contacts: BENCH_LARGE_ROWS=2000000 and BENCH_LEGS=1000000 ask
 * for fewer.
 */
const asked = process.argv[2];
const parts: Record<string, (() => Promise<Ratio[]>)[]> = {
  load: [benchLoad],
  meanwhile: [benchWritesMeanwhile, benchPagesMeanwhile],
  pages: [benchPages],
  growth: [benchGrowth],
  scripts: [benchClientScripts],
};
for (const [name, runs] of Object.entries(parts)) {
  if (asked && asked !== name) continue;
  for (const run of runs)
    for (const { name: what, ratio, detail } of await run())
      console.info(`${ratio.toFixed(2).padStart(8)}  ${what}  (${detail})`);
}
process.exit(0);
