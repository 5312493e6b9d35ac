import { findImport } from 'db/queries/imports';
import type { ReadPlan } from 'importers/read/plan';
import { isOwnHeader } from 'importers/read/recognize/own-columns';
import { database } from '~/db.server';
import { sendFile } from './send-file.server';

interface Asked {
  importId: number;
  fate: 'rejected' | 'held';
  /** Who takes the file. */
  owner: string;
}

/** The refused, or the held, rows of a file, to be mended and loaded as they are. Null: no such import. */
export async function rejectedCsv(request: Request, { importId, fate, owner }: Asked): Promise<Response | null> {
  const row = await findImport(await database(), importId);
  if (!row) return null;
  const plan = JSON.parse(row.mapping ?? 'null') as ReadPlan | null;
  // A file of refused rows may itself have refused rows: what was said of them before gives way.
  const columns = (plan?.headers ?? [])
    .map((header, index) => ({ header, index }))
    .filter(({ header }) => !isOwnHeader(header));
  const zone = plan?.zoneFrom === 'user' || plan?.zoneFrom === 'file' ? plan.timeZone : '';
  const said = [plan?.dateOrder ?? '', zone, plan?.period?.from ?? '', plan?.period?.to ?? ''];
  const order = { kind: 'refused', importId: row.id, fate, delimiter: plan?.delimiter ?? ',', columns, said } as const;
  const fileName = `${row.file_name.replace(/\.[^.]*$/, '')} ${fate === 'held' ? 'held' : 'refused'} rows.csv`;
  return sendFile({ request, order, fileName, owner });
}
