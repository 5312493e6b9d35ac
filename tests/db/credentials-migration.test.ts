import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from 'db/migrate';
import { MIGRATIONS } from 'db/migrations';
import { connect } from 'db/open';
import { openDatabase } from 'db/open-database';
import { expect, test } from 'vitest';

const YEAR_MS = 365 * 86_400_000;

test('of an older database every token gets an end, every invitation its maker, and what a closed account made ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-older-'));
  const path = join(folder, 'fairlead.db');
  const old = connect(path);
  await migrate(old.db, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0014')));
  old.connection.exec(`
    INSERT INTO users (id, email, name, role, is_active, created_at) VALUES
      (1, 'ana@example.com', 'Ana', 'admin', 1, 0), (2, 'otto@example.com', 'Otto', 'admin', 0, 0);
    INSERT INTO api_tokens (id, name, public_part, token_hash, scopes, created_by, created_at, revoked_at) VALUES
      (1, 'open', 'a', 'a', '', 1, 0, NULL), (2, 'closed', 'b', 'b', '', 2, 0, NULL), (3, 'revoked', 'c', 'c', '', 1, 0, 7);
    INSERT INTO invitations (token_hash, role, email, created_at, expires_at, used_at) VALUES
      ('by ana', 'ops', 'lee@example.com', 1000000, 9e12, NULL),
      ('by otto', 'admin', 'eve@example.com', 2000000, 9e12, NULL),
      ('by either', 'leader', 'dana@example.com', 3000000, 9e12, NULL),
      ('by nobody', 'leader', 'kim@example.com', 4000000, 9e12, NULL),
      ('used', 'admin', 'otto@example.com', 5000000, 9e12, 5000001),
      ('first admin', 'admin', NULL, 6000000, 9e12, NULL);
    INSERT INTO audit_entries (at, user_id, action, thing, detail) VALUES
      (1000002, 1, 'invite', 'user', 'ops'), (2000002, 2, 'invite', 'user', 'admin'),
      (3000002, 1, 'invite', 'user', 'leader'), (3000003, 2, 'invite', 'user', 'leader')`);
  await old.close();

  const before = Date.now();
  const { db, close } = await openDatabase(path);
  const tokens = await db.selectFrom('api_tokens').select(['name', 'expires_at', 'revoked_at']).orderBy('id').execute();
  for (const { expires_at } of tokens) expect(expires_at - YEAR_MS).toBeGreaterThanOrEqual(before);
  expect(tokens.map(({ name, revoked_at }) => [name, revoked_at === null ? 'works' : 'ended'])).toEqual([
    ['open', 'works'],
    ['closed', 'ended'],
    ['revoked', 'ended'],
  ]);
  expect(tokens[2]!.revoked_at).toBe(7);
  const invitations = await db
    .selectFrom('invitations')
    .select(['token_hash', 'made_by', 'withdrawn_at'])
    .orderBy('id')
    .execute();
  expect(
    invitations.map((each) => [each.token_hash, each.made_by, each.withdrawn_at === null ? 'stays' : 'ended']),
  ).toEqual([
    ['by ana', 1, 'stays'],
    ['by otto', 2, 'ended'],
    ['by either', null, 'ended'],
    ['by nobody', null, 'ended'],
    ['used', null, 'stays'],
    ['first admin', null, 'stays'],
  ]);
  await close();
  rmSync(folder, { recursive: true, force: true });
});
