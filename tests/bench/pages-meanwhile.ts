import { openPages, PAGES } from './bench-server';
import { callsFile, ROWS } from './load';
import { percentile } from './percentile';
import { inCenter, loading, meanwhile } from './work-beside';

const REQUESTS = 400;

/** The slowest hundredth of pages while a file of a million rows is loaded beside them, against the same when it is quiet. */
export const benchPagesMeanwhile = () =>
  inCenter(async (center) => {
    const open = await openPages(center);
    // Once first, so that neither side pays for compiling.
    await timesOf(open, () => false, 40);
    const idle = await timesOf(open, () => false, REQUESTS);
    const busy = await meanwhile(await loading(center, callsFile(ROWS)), (isOver) =>
      timesOf(open, isOver, Number.POSITIVE_INFINITY),
    );
    const [slow, usual] = [percentile(busy, 0.99), percentile(idle, 0.99)];
    return [
      {
        name: "a page's 99th percentile, while a load runs : idle",
        ratio: slow / usual,
        detail: `${slow.toFixed(0)} ms : ${usual.toFixed(0)} ms; medians ${percentile(busy, 0.5).toFixed(0)} ms : ${percentile(idle, 0.5).toFixed(0)} ms; ${busy.length} and ${idle.length} pages`,
      },
    ];
  });

/** Opens the pages in turn and tells how long each took, until that is enough. */
async function timesOf(open: (path: string) => Promise<number>, isEnough: () => boolean, most: number) {
  const times: number[] = [];
  const paths = Object.values(PAGES);
  while (times.length < most && !isEnough()) times.push(await open(paths[times.length % paths.length]!));
  return times;
}
