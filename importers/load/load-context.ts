import type { Connection } from 'db/open';
import type { PersonRef, RowIssue } from '../records';
import { LocalDays } from './local-days';
import { PeopleBook } from './people-book';
import { QueueBook } from './queue-book';

/** A row that reads well but cannot be loaded as things stand. */
export class RowRefused extends Error {
  constructor(readonly issue: RowIssue) {
    super(issue.advice);
  }
}

/** What all writers of one file share. */
export class LoadContext {
  readonly people: PeopleBook;
  readonly queues: QueueBook;
  readonly days: LocalDays;
  readonly #isRosterLoaded: boolean;

  constructor(
    readonly connection: Connection,
    readonly importId: number,
    readonly source: string,
  ) {
    this.people = new PeopleBook(connection, importId);
    this.queues = new QueueBook(connection);
    this.days = new LocalDays(connection);
    this.#isRosterLoaded = isRosterLoaded(connection);
  }

  /**
   * The person that a row names. Until a roster says who works here, a file's people are taken as they come; from then
   * on somebody unknown is a mistake in the roster or in the file, and the row is refused.
   */
  personOf(ref: PersonRef, line: number, named: { sources?: readonly string[]; anySource?: boolean } = {}): number {
    const found = this.people.find(ref, named.sources ?? [this.source], named.anySource);
    if (typeof found === 'number') return found;
    const cell = ref.login ?? ref.email ?? ref.name;
    const who = cell === null ? 'somebody without a name' : `“${ref.name ?? cell}”`;
    if (found === 'ambiguous') {
      const advice = `More than one person is called ${who}. Give each their login in the roster (a column alias:${this.source}), load the roster, then load this file again.`;
      throw new RowRefused({ code: 'ambiguous_person', column: null, cell, advice });
    }
    if (this.#isRosterLoaded) {
      const advice = `${who} is not in the roster. Put them in the roster, load it, then load this file again.`;
      throw new RowRefused({ code: 'unknown_person', column: null, cell, advice });
    }
    return this.people.create(ref, named.sources?.[0] ?? this.source, line);
  }
}

function isRosterLoaded(connection: Connection): boolean {
  return (
    connection
      .prepare(
        `SELECT 1 FROM imports i WHERE i.source = 'roster' AND i.status = 'loaded'
           AND EXISTS (SELECT 1 FROM employees e WHERE e.import_id = i.id) LIMIT 1`,
      )
      .get() !== undefined
  );
}
