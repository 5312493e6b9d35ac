import type { Connection } from 'db/open';
import { folded } from '../people/people-book';

/** Queues by name, without regard to case; one that is new is made. */
export class QueueBook {
  readonly #ids = new Map<string, number>();
  readonly #insert;

  constructor(connection: Connection) {
    this.#insert = connection.prepare('INSERT INTO queues (name) VALUES (?)');
    const rows = connection.prepare('SELECT id, name FROM queues').all() as { id: number; name: string }[];
    for (const { id, name } of rows) this.#ids.set(folded(name), id);
  }

  idOf(name: string | null): number | null {
    if (name === null) return null;
    const known = this.#ids.get(name) ?? this.#ids.get(folded(name));
    const id = known ?? Number(this.#insert.run(name.trim()).lastInsertRowid);
    if (!this.#ids.has(name)) {
      this.#ids.set(name, id);
      this.#ids.set(folded(name), id);
    }
    return id;
  }
}
