import type { OpenDatabase } from 'db/open';
import { contactLines } from '../contacts/contacts-csv.server';
import { refusedLines } from '../imports/refused-lines.server';
import type { FileOrder } from './file-order';

/** The lines of a file, each made when it is asked for. */
export function linesOf(opened: Pick<OpenDatabase, 'db' | 'connection'>, order: FileOrder): Promise<Iterable<string>> {
  return order.kind === 'contacts' ? contactLines(opened, order) : refusedLines(opened, order);
}
