import { createRequire } from 'node:module';
import type BetterSqlite from 'better-sqlite3';

const require = createRequire(import.meta.url);

/**
 * SQLite's driver, better-sqlite3. Its version 12 ends the process on Node 24, and 13 does so on Node 20: each Node
 * installs the one that it can run (packages/sqlite-node-20 says so).
 */
const Sqlite: typeof BetterSqlite = require(isOldNode() ? 'sqlite-node-20' : 'better-sqlite3');
export default Sqlite;

function isOldNode(): boolean {
  return Number(process.versions.node.split('.')[0]) < 22;
}
