import type { Connection } from 'db/open';
import { noteCell, noteContact, noteEmployee, noteLeg } from 'db/roll-up/changes';
import type { StoredRow } from './table-writer';

/** Tells the roll-up of a stored row that is about to be, or has just been, replaced. */
export function noteStored(connection: Connection, table: string, row: StoredRow): void {
  const contact = row.contact_key as string | null;
  switch (table) {
    case 'legs':
      // A stored row of legs has what the roll-up asks of one.
      noteLeg(connection, row as unknown as Parameters<typeof noteLeg>[1]);
      return;
    case 'agent_intervals':
    case 'adherence_intervals':
      noteCell(connection, row.employee_id as number, row.local_date as string);
      return;
    case 'answers':
    case 'reviews':
      noteCell(connection, row.employee_id as number | null, row.local_date as string);
      if (contact != null) noteContact(connection, contact);
      return;
    case 'review_items': {
      const review = connection.prepare('SELECT * FROM reviews WHERE id = ?').get(row.review_id) as
        | StoredRow
        | undefined;
      if (review) noteStored(connection, 'reviews', review);
      return;
    }
    case 'team_memberships':
      noteEmployee(connection, row.employee_id as number);
  }
}
