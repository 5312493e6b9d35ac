import { defineConfig, mergeConfig } from 'vitest/config';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { MUTATED } from './stryker.config.mjs';
import usual from './vitest.config';

/**
 * Stryker asks the tests alone: of a mutation by which a file of tests cannot even be read it would hear of no failure, and
 * take it for one that nobody saw. This says that the run itself has failed.
 */
class TellUnread implements Reporter {
  #vitest: Vitest | undefined;
  onInit(vitest: Vitest) {
    this.#vitest = vitest;
  }
  onTestModuleEnd(module: TestModule) {
    for (const error of module.errors()) this.#vitest!.state.catchError(error, 'Unread');
  }
}

/** The tests by which `npm run mutate` judges the small mutations of a part. */
const reporters = [new TellUnread()];
const config = mergeConfig(usual, defineConfig({ test: { testTimeout: 60_000, reporters } }));
const tests = { name: 'mutate', include: MUTATED.tests, exclude: MUTATED.slow };
// For one mutation all files run in one thread, which begins anew with the next.
config.test!.projects = [{ extends: true, test: { ...tests, isolate: false, maxWorkers: 1 } }];
export default config;
