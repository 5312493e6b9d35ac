import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lobbyPath } from 'db/lobby/lobby';
import { openDatabase } from 'db/open-database';
import Sqlite from 'db/sqlite/driver';
import { expect } from 'vitest';
import { bundle } from '../bundle';
import { keptRows, makeEarlier } from './earlier/databases';
import { makeFastFolder } from './earlier/fast-folder';
import { readSchema } from './earlier/read-schema';

/** Upgrades databases of before in processes that are killed, and says of each whether the next start mends it. */
export class KilledUpgrades {
  readonly #work = makeFastFolder();
  #code = '';
  #fresh: unknown;
  #made = 0;

  async prepare(): Promise<void> {
    this.#code = await bundle({ driver: 'tests/db/earlier/upgrade-driver.ts' });
    const path = this.#newPath();
    await (await openDatabase(path)).close();
    this.#fresh = schemasOf(path);
  }

  remove(): void {
    rmSync(this.#work, { recursive: true, force: true });
    rmSync(this.#code, { recursive: true, force: true });
  }

  /** A database that these commits made and opened, and what is in it after an upgrade that nobody disturbs. */
  async make(commits: number[], cutOffAfter?: number) {
    const template = this.#newPath();
    await makeEarlier(template, commits, cutOffAfter);
    const undisturbed = this.#copyOf(template);
    const said = await this.#upgrade(undisturbed, 0);
    const { moments } = said as { moments: number };
    expect(schemasOf(undisturbed)).toEqual(this.#fresh);
    return { template, moments, rows: keptRows(undisturbed) };
  }

  /** Kills an upgrade at this moment; the next start must bring it to the same end, with one copy of what was before. */
  async expectMended({ template, rows }: { template: string; rows: unknown }, killAt: number): Promise<void> {
    const path = this.#copyOf(template);
    expect([killAt, await this.#upgrade(path, killAt)]).toEqual([killAt, 'SIGKILL']);
    await (await openDatabase(path)).close();
    expect([killAt, schemasOf(path), keptRows(path)]).toEqual([killAt, this.#fresh, rows]);
    for (const copy of copiesOf(path)) expect([killAt, copy]).toEqual([killAt, { isWhole: true, mode: 0o600 }]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.partial'))).toEqual([]);
    rmSync(dirname(path), { recursive: true });
  }

  /** Two processes that start at once both come up. */
  async expectBothUp({ template, rows }: { template: string; rows: unknown }): Promise<void> {
    const path = this.#copyOf(template);
    const both = await Promise.all([this.#upgrade(path, 0), this.#upgrade(path, 0)]);
    expect(both).toEqual([{ moments: expect.any(Number) }, { moments: expect.any(Number) }]);
    expect([schemasOf(path), keptRows(path)]).toEqual([this.#fresh, rows]);
    expect(readdirSync(dirname(path)).filter((name) => /^center-before-upgrade-/.test(name))).toHaveLength(1);
  }

  #newPath(): string {
    const folder = join(this.#work, String(++this.#made));
    mkdirSync(folder);
    return join(folder, 'center.db');
  }

  #copyOf(template: string): string {
    const path = this.#newPath();
    cpSync(dirname(template), dirname(path), { recursive: true });
    return path;
  }

  /** What the process said, or the signal that ended it. */
  #upgrade(path: string, killAt: number): Promise<unknown> {
    const driver: ChildProcess = fork(join(this.#code, 'driver.mjs'), { execArgv: [], stdio: 'ignore' });
    return new Promise((resolve) => {
      let last: unknown = null;
      driver.on('message', (said) => {
        if (said === 'ready') driver.send({ path, killAt });
        else last = said;
        if (last !== null) driver.kill();
      });
      driver.on('exit', (_code, signal) => resolve(last ?? signal));
    });
  }
}

const schemasOf = (path: string) => [readSchema(path), readSchema(lobbyPath(path))];

function copiesOf(path: string) {
  const names = readdirSync(dirname(path)).filter((name) => /^center(-lobby)?-before-upgrade-.*\.db$/.test(name));
  return names.map((name) => {
    const copy = join(dirname(path), name);
    const { mode } = statSync(copy);
    const sqlite = new Sqlite(copy);
    const isWhole = sqlite.pragma('integrity_check', { simple: true }) === 'ok';
    sqlite.close();
    for (const ending of ['-wal', '-shm']) rmSync(`${copy}${ending}`, { force: true });
    return { isWhole, mode: mode & 0o777 };
  });
}
