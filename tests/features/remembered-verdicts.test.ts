import { findDataVersion } from 'db/queries/data-version';
import { undoImport } from 'importers/load/undo';
import { afterEach, expect, test, vi } from 'vitest';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { callLog, loadText, openLoadDatabase } from '../importers/load-helpers';

afterEach(() => void vi.useRealTimers());

const AS_OF = '2026-03-20';
const calls = (prefix: string, count: number, talk: string) =>
  callLog(Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}`, talk, rating: '' as const })));

test('after an undo nothing is told of what was taken back, though no clock has gone on', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const database = await openLoadDatabase();
  const judged = async () => {
    const judgement = await judgeCenter(database.db, AS_OF);
    const cells = judgement?.mixes.get('average_handle_time') ?? [];
    return cells.reduce((sum, { tally }) => sum + tally.n, 0);
  };
  const versions: number[] = [];
  const expectRows = async (rows: number) => {
    versions.push(await findDataVersion(database.db));
    expect([await judged(), await judged()]).toEqual([rows, rows]);
  };
  await expectRows(0);
  const ids = [];
  for (const [prefix, count] of [
    ['A', 3],
    ['B', 5],
    ['C', 9],
  ] as const) {
    ids.push((await loadText(database, calls(prefix, count, '00:02:00'), `${prefix}.csv`)).id);
    await expectRows({ A: 3, B: 8, C: 17 }[prefix]);
  }
  for (const [place, rows] of [
    [1, 12],
    [2, 3],
    [0, 0],
  ] as const) {
    await undoImport(database, ids[place]!, null);
    await expectRows(rows);
  }
  expect(new Set(versions).size).toBe(versions.length);
});
