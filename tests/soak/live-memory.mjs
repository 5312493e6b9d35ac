// Preloaded by the server of a soak: at SIGUSR2 it collects its garbage and writes down what is left, in MB.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.LIVE_MEMORY) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    writeFileSync(process.env.LIVE_MEMORY, String((heapUsed + external) / 1024 ** 2));
  });
}
