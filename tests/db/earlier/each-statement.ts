import Sqlite from 'db/sqlite/driver';

type Hear = (moment: 'before' | 'after') => void;

/** Calls `hear` before and after each statement that this process gives to SQLite from now on, and within each backup. */
export function onEachStatement(hear: Hear): void {
  const database = Sqlite.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const probe = new Sqlite(':memory:');
  const statement = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  probe.close();
  for (const name of ['run', 'get', 'all']) around(statement, name, hear);
  for (const name of ['exec', 'pragma']) around(database, name, hear);
  const backup = database.backup!;
  database.backup = function (this: unknown, path: unknown, options: unknown) {
    const { progress } = options as { progress(): number };
    const within = () => {
      hear('before');
      return progress();
    };
    return backup.call(this, path, { progress: within });
  };
}

function around(owner: Record<string, (...args: unknown[]) => unknown>, name: string, hear: Hear): void {
  const original = owner[name]!;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    hear('before');
    const result = original.apply(this, args);
    hear('after');
    return result;
  };
}
