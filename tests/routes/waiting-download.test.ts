import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rejectedCsv } from '~/features/downloads/rejected-csv.server';
import { contentOf, loadPath, STRANGERS_ROSTER } from '../importers/load-content';
import { callLog, loadText, openLoadDatabase } from '../importers/load-helpers';
import { SAMPLES, sampleOf } from '../importers/samples';
import { openFresh } from '../open-fresh';
import { request } from './harness';

const downloadRows = (importId: number, fate: 'rejected' | 'held' = 'rejected') =>
  rejectedCsv(request('/'), { importId, fate, owner: 'somebody' });

/**
 * Each sample as a file whose rows all wait, downloaded and loaded in its place. A leg of several lines of a log waits as
 * one of them, and is loaded from its own file instead.
 */
const NAMING = SAMPLES.filter(([profile]) => profile !== 'roster' && profile !== 'asterisk_queue_log');

test.each(NAMING)(
  'held rows of %s, %s, are downloaded and load as they are to the very same',
  async (profile, file) => {
    const { path, options } = sampleOf(profile, file);
    const open = await openLoadDatabase();
    globalThis.fairleadDatabase = openFresh();
    const whole = await loadPath(open, path, options);
    const expected = contentOf(open, whole.id);

    const waiting = await openLoadDatabase();
    globalThis.fairleadDatabase = openFresh();
    await loadText(waiting, STRANGERS_ROSTER, 'roster.csv');
    const held = await loadPath(waiting, path, options);
    const lines = (
      waiting.connection.prepare(`SELECT DISTINCT line FROM import_rows WHERE fate = 'held' ORDER BY line`).all() as {
        line: number;
      }[]
    ).map(({ line }) => line);
    if (lines.length === 0) return;
    const csv = await (await downloadRows(held.id, 'held'))!.text();
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-download-'));
    const download = join(folder, 'held.csv');
    writeFileSync(download, csv);

    const again = await openLoadDatabase();
    const loaded = await loadPath(again, download, { centerTimeZone: options.centerTimeZone });
    rmSync(folder, { recursive: true });
    expect(loaded.plan.profileId).toBe(held.plan.profileId);
    expect(loaded.counts).toMatchObject({ read: lines.length, rejected: 0, held: 0 });
    expect([...contentOf(again, loaded.id).values()].flat().sort()).toEqual(
      lines.flatMap((line) => expected.get(line) ?? []).sort(),
    );
  },
);

test('refused rows of a file in UTF-16 with semicolons, downloaded and corrected, load as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-download-'));
  const write = (name: string, content: Buffer | string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const database = await openLoadDatabase();
  globalThis.fairleadDatabase = openFresh();
  const calls = callLog([
    ...Array.from({ length: 12 }, (_, index) => ({ id: `A${index}`, agent: 'Zoë' })),
    { id: 'C2', agent: 'Zoë', time: 'noon' },
    { id: 'C3', agent: 'Jürgen', time: '25:61:00' },
  ]).replaceAll(',', ';');
  const file = write('calls.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(calls, 'utf16le')]));
  const first = await loadPath(database, file, {});
  expect(first.counts).toMatchObject({ read: 14, inserted: 12, rejected: 2 });
  const csv = await (await downloadRows(first.id))!.text();
  expect(csv.split('\r\n')[1]).toMatch(/^C2;Zoë;2026-03-02;noon;.*;14;/);

  const still = await loadPath(database, write('still.csv', csv.replace(';noon;', ';12:00:00;')), {});
  expect(still.counts).toMatchObject({ read: 2, inserted: 1, rejected: 1 });
  const rest = await (await downloadRows(still.id))!.text();
  expect(rest.split('\r\n')[0]!.match(/fairlead_line/g)).toHaveLength(1);
  const last = await loadPath(database, write('last.csv', rest.replace('25:61:00', '15:01:00')), {});
  expect(last.counts).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  rmSync(folder, { recursive: true });
  const legs = database.connection
    .prepare("SELECT contact_key, attributes FROM legs WHERE contact_key LIKE 'C%' ORDER BY 1")
    .all();
  expect(legs).toEqual(['C2', 'C3'].map((contact_key) => ({ contact_key, attributes: null })));
});
