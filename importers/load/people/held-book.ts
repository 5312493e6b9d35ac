import type { Connection } from 'db/open';
import type { PersonRef } from '../../records';
import { folded } from './people-book';

const SEPARATOR = '\u001f';

interface HeldPerson {
  id: number;
  state: string;
  isAnySource: boolean;
}

/** What tells one held person of a source from another: the login, else the e-mail, else the name. Null: none of them. */
export function personKeyOf({ login, email, name }: PersonRef): string | null {
  if (login !== null) return `login:${folded(login)}`;
  if (email !== null) return `email:${folded(email)}`;
  return name === null ? null : `name:${folded(name)}`;
}

/** The people that rows wait or have waited for, by source and by what the files call them. */
export class HeldBook {
  readonly #people = new Map<string, HeldPerson>();
  /** Who is known because somebody said so: what their rows become is noted, so that it can be undone. */
  readonly #told = new Map<string, number>();
  readonly #insert;
  readonly #setAnySource;
  readonly #reopen;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO held_people (source, person_key, login, name, email, is_any_source) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#setAnySource = connection.prepare('UPDATE held_people SET is_any_source = ? WHERE id = ?');
    this.#reopen = connection.prepare(
      `UPDATE held_people SET state = 'open', employee_id = NULL, decided_by = NULL, decided_import_id = NULL,
         decided_at = NULL WHERE id = ?`,
    );
    const rows = connection
      .prepare('SELECT id, source, person_key, state, is_any_source, decided_import_id FROM held_people')
      .all() as {
      id: number;
      source: string;
      person_key: string;
      state: string;
      is_any_source: number;
      decided_import_id: number | null;
    }[];
    for (const { id, source, person_key: key, state, is_any_source: isAnySource, decided_import_id: roster } of rows) {
      this.#people.set(`${source}${SEPARATOR}${key}`, { id, state, isAnySource: isAnySource === 1 });
      const isTold = state === 'linked' || state === 'created';
      if (isTold && roster === null) this.#told.set(`${source}${SEPARATOR}${key}`, id);
    }
  }

  /** Notes the person that a row has to wait for; isIgnored where somebody said that their rows do not count. */
  waitFor(ref: PersonRef, key: string, source: string, isAnySource: boolean): { id: number; isIgnored: boolean } {
    const place = `${source}${SEPARATOR}${key}`;
    const known = this.#people.get(place);
    if (!known) {
      const { login, name, email } = ref;
      const { lastInsertRowid } = this.#insert.run(source, key, login, name, email, isAnySource ? 1 : 0);
      const id = Number(lastInsertRowid);
      this.#people.set(place, { id, state: 'open', isAnySource });
      return { id, isIgnored: false };
    }
    if (known.isAnySource && !isAnySource) {
      known.isAnySource = false;
      this.#setAnySource.run(0, known.id);
    }
    if (known.state === 'linked' || known.state === 'created') {
      // What made them known is gone, such as the login that a roster had listed.
      known.state = 'open';
      this.#told.delete(place);
      this.#reopen.run(known.id);
    }
    return { id: known.id, isIgnored: known.state === 'ignored' };
  }

  /** The held person that made this one known; null where a roster knows them or nobody ever waited. */
  toldFor(ref: PersonRef, source: string): number | null {
    if (this.#told.size === 0) return null;
    const key = personKeyOf(ref);
    return key === null ? null : (this.#told.get(`${source}${SEPARATOR}${key}`) ?? null);
  }

  /** Notes this person's rows too, although a roster and nobody else told who it is: their rows have just stopped waiting. */
  watch({ id, source, key }: { id: number; source: string; key: string }): void {
    this.#told.set(`${source}${SEPARATOR}${key}`, id);
  }
}
