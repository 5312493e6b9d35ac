import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { addDays } from '~/clock';
import { makeEmployee, makeImport, makeLeg, makeTeam } from '../factories';

/** The Monday from which the center is looked at, at noon. */
export const TODAY = '2026-03-02';
export const NOW = Date.parse(`${TODAY}T12:00:00Z`);
const FIRST_MONDAY = '2026-01-05';
/** Eight weeks of workdays. */
export const WORKDAYS = Array.from({ length: 56 }, (_, day) => day)
  .filter((day) => day % 7 < 5)
  .map((day) => addDays(FIRST_MONDAY, day));

/**
 * Eight weeks of calls (Five9) of Ana, Ben and Cid, twelve each a workday, and of one ticket (Zendesk) an hour. Calls are
 * missing on 4 February and few on 10 February; tickets end on 20 February and Cid on 13 February. Ana's after-contact
 * work is always 15 s. Files come every workday at six.
 */
export async function makeUnhealthyCenter({ db, connection }: OpenDatabase) {
  const teamId = await makeTeam(db);
  const [ana, ben, cid] = [
    await makeEmployee(db, { name: 'Ana', teamId }),
    await makeEmployee(db, { name: 'Ben', teamId }),
    await makeEmployee(db, { name: 'Cid', teamId }),
  ] as const;
  const imports: Record<'five9' | 'zendesk', number[]> = { five9: [], zendesk: [] };
  for (const date of WORKDAYS) {
    for (const source of ['five9', 'zendesk'] as const) {
      if (source === 'zendesk' && date > '2026-02-20') continue;
      const isBad = source === 'five9' && date === '2026-02-25';
      const profile_id = source === 'five9' ? 'five9_call_log' : 'zendesk_tickets';
      const facts = { source, profile_id, created_at: Date.parse(`${date}T06:00:00Z`), rows_read: 40, last_date: date };
      const bad = { rows_read: 100, rows_rejected: 30, rows_skipped: 10, file_name: 'bad.csv' };
      imports[source].push(await makeImport(db, { ...facts, ...(isBad && bad) }));
    }
    if (date !== '2026-02-04') await makeCalls(date, imports.five9.at(-1)!);
    if (date <= '2026-02-20') await makeTickets(date, imports.zendesk.at(-1)!);
  }
  write(connection, rollUpAll);
  return { ana, ben, cid, imports };

  async function makeCalls(date: string, importId: number): Promise<void> {
    const calls = date === '2026-02-10' ? 1 : 12;
    for (const employeeId of date > '2026-02-13' ? [ana, ben] : [ana, ben, cid]) {
      for (let call = 0; call < calls; call += 1) {
        await makeLeg(db, {
          source: 'five9',
          import_id: importId,
          employee_id: employeeId,
          local_date: date,
          started_at: Date.parse(`${date}T08:00:00Z`) + call * 600_000,
          after_contact_work_ms: employeeId === ana ? 15_000 : 10_000 + 1000 * call,
        });
      }
    }
  }

  async function makeTickets(date: string, importId: number): Promise<void> {
    for (let ticket = 0; ticket < 8; ticket += 1)
      await makeLeg(db, { source: 'zendesk', import_id: importId, channel: 'email', local_date: date });
  }
}
