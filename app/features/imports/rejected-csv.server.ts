import { findImport } from 'db/queries/imports';
import { findRefusedCells } from 'db/queries/imports-rows';
import type { ReadPlan } from 'importers/read/plan';
import { isOwnHeader, OWN_HEADERS } from 'importers/read/recognize/own-columns';
import { database } from '~/db.server';
import { reasonOf } from './words';

const PAGE = 2000;
/** The refused, or the held, rows with their own columns and why, delimited as their file was, to be mended and loaded as they are. Null: no such import. */
export async function rejectedCsv(importId: number, fate: 'rejected' | 'held' = 'rejected'): Promise<Response | null> {
  const opened = await database();
  const { db } = opened;
  const row = await findImport(opened, importId);
  if (!row) return null;
  const plan = JSON.parse(row.mapping ?? 'null') as ReadPlan | null;
  const delimiter = plan?.delimiter ?? ',';
  // A file of refused rows may itself have refused rows: what was said of them before gives way.
  const columns = (plan?.headers ?? [])
    .map((header, index) => ({ header, index }))
    .filter(({ header }) => !isOwnHeader(header));
  const zone = plan?.zoneFrom === 'user' || plan?.zoneFrom === 'file' ? plan.timeZone : '';
  const encoder = new TextEncoder();
  const line = (cells: readonly string[]) =>
    encoder.encode(`${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`);
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(line([...columns.map(({ header }) => header), ...OWN_HEADERS]));
    },
    async pull(controller) {
      const rows = await findRefusedCells(db, { importId: row.id, fate, after, limit: PAGE });
      for (const { line: number, code, column_name: column, advice, raw } of rows) {
        const cells = JSON.parse(raw ?? '[]') as string[];
        const own = columns.map(({ index }) => cells[index] ?? '');
        const problem = column === null ? reasonOf(code) : `${reasonOf(code)} (${column})`;
        const said = [plan?.dateOrder ?? '', zone, plan?.period?.from ?? '', plan?.period?.to ?? ''];
        controller.enqueue(line([...own, String(number), problem, advice ?? '', ...said]));
        after = number;
      }
      if (rows.length < PAGE) controller.close();
    },
  });
  const name = `${row.file_name.replace(/\.[^.]*$/, '')} ${fate === 'held' ? 'held' : 'refused'} rows.csv`;
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
