import { NEW_EMPLOYEE_ID } from 'db/new-employee-id';
import type { Connection } from 'db/open';
import type { PersonRef } from '../../records';
import { MergedPeople } from './merged-people';

/** How a name is compared: without case and without doubled or outer blanks. */
export const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

const SEPARATOR = '\u001f';
/** Answers that are remembered: a file may name somebody new in every row. */
const MOST_FOUND = 100_000;

/** Two people answer to the name, so that it names nobody; or nobody does. */
export type Unfound = 'unknown' | 'ambiguous';

/** Finds the people that a file names: by login or name as their source calls them, by e-mail, by name. */
export class PeopleBook {
  /** source, alias → employee. */
  readonly #aliases = new Map<string, number>();
  /** alias in any source → employee, or null where sources disagree. */
  readonly #anywhere = new Map<string, number | null>();
  readonly #emails = new Map<string, number>();
  readonly #names = new Map<string, number | null>();
  readonly #hasEmail = new Set<number>();
  /** source, employee: who has an alias there that is not their name. */
  readonly #hasLogin = new Set<string>();
  readonly #found = new Map<string, number | Unfound>();
  readonly #merged: MergedPeople;
  readonly #insertPerson;
  readonly #insertAlias;

  constructor(
    connection: Connection,
    private readonly importId: number,
  ) {
    this.#merged = new MergedPeople(connection);
    this.#insertPerson = connection.prepare(
      `INSERT INTO employees (id, name, email, import_id, line) VALUES (${NEW_EMPLOYEE_ID}, ?, ?, ?, ?)`,
    );
    this.#insertAlias = connection.prepare(
      `INSERT INTO employee_aliases (source, alias, employee_id, import_id, line) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    );
    const people = connection.prepare('SELECT id, name, email FROM employees ORDER BY id').all();
    for (const person of people as { id: number; name: string; email: string | null }[]) this.#learn(person);
    for (const { merged_id: id, merged_row: row } of this.#merged.all) this.#learn({ ...JSON.parse(row), id });
    const owners = this.#merged.aliasOwners(connection);
    const aliases = connection.prepare('SELECT id AS row_id, source, alias, employee_id FROM employee_aliases').all();
    for (const row of aliases as { row_id: number; source: string; alias: string; employee_id: number }[]) {
      this.#learnAlias(row.source, row.alias, owners.get(row.row_id) ?? row.employee_id);
    }
  }

  /** Whose rows a found person's are: a merged record is still found by what it was called, and another stands for it. */
  keptOf(id: number): number {
    return this.#merged.keptOf(id);
  }

  /** The merges because of which another record stands for a found person. */
  mergesOf(id: number): number[] {
    return this.#merged.chainOf(id).map((merge) => merge.id);
  }

  /** The person meant. Aliases of the sources are asked in their order, then, where anySource, those of all others. */
  find(ref: PersonRef, sources: readonly string[], anySource = false): number | Unfound {
    const cacheKey = [ref.login, ref.email, ref.name, ...sources].join(SEPARATOR);
    const cached = this.#found.get(cacheKey);
    if (cached !== undefined) return cached;
    const found = this.#search(ref, sources, anySource);
    if (this.#found.size >= MOST_FOUND) this.#found.clear();
    this.#found.set(cacheKey, found);
    return found;
  }

  /** Adds a person who is only in a file, with what that source calls them. */
  create(ref: PersonRef, source: string, line: number): number {
    const name = ref.name ?? ref.login ?? ref.email ?? '';
    const email = ref.email === null ? null : folded(ref.email);
    const id = Number(this.#insertPerson.run(name, email, this.importId, line).lastInsertRowid);
    this.#learn({ id, name, email });
    for (const alias of [ref.login, ref.name]) {
      if (alias === null || this.#aliases.has(`${source}${SEPARATOR}${folded(alias)}`)) continue;
      this.#insertAlias.run(source, folded(alias), id, this.importId, line);
      this.#learnAlias(source, alias, id);
    }
    this.#found.clear();
    return id;
  }

  /** The person in a roster: by address, by what any source calls them, or by a name that nobody else has. */
  findListed(listed: {
    name: string;
    email: string | null;
    aliases: readonly { source: string; alias: string }[];
  }): number | undefined {
    const byEmail = listed.email === null ? undefined : this.#emails.get(folded(listed.email));
    if (byEmail !== undefined) return byEmail;
    const mayBe = (id: number | null | undefined) =>
      typeof id === 'number' && !(listed.email !== null && this.#hasEmail.has(id));
    for (const { source, alias } of listed.aliases) {
      const id = this.#aliases.get(`${source}${SEPARATOR}${folded(alias)}`);
      if (mayBe(id)) return id;
    }
    const byName = this.#names.get(folded(listed.name));
    return mayBe(byName) ? (byName ?? undefined) : undefined;
  }

  /** Somebody was added to the people, or got a name or an address. */
  learn(person: { id: number; name: string; email: string | null }): void {
    this.#learn(person);
    this.#found.clear();
  }

  #search(ref: PersonRef, sources: readonly string[], anySource: boolean): number | Unfound {
    const { login, email, name } = ref;
    for (const called of [login, email]) {
      const id = called === null ? undefined : this.#byAlias(called, sources, anySource);
      if (id !== undefined) return id;
    }
    for (const address of [email, login]) {
      const id = address === null ? undefined : this.#emails.get(folded(address));
      if (id !== undefined) return id;
    }
    for (const called of [name, login]) {
      if (called === null) continue;
      const id = this.#byAlias(called, sources, anySource) ?? this.#names.get(folded(called));
      if (id === null) return 'ambiguous';
      if (id !== undefined && !this.#isSomebodyElse(id, ref, sources)) return id;
    }
    return 'unknown';
  }

  #byAlias(called: string, sources: readonly string[], anySource: boolean): number | undefined {
    const key = folded(called);
    for (const source of sources) {
      const id = this.#aliases.get(`${source}${SEPARATOR}${key}`);
      if (id !== undefined) return id;
    }
    return anySource ? (this.#anywhere.get(key) ?? undefined) : undefined;
  }

  /** Who is known to this source by another login, or to everybody by another address, only shares the name. */
  #isSomebodyElse(id: number, { login, email }: PersonRef, sources: readonly string[]): boolean {
    if (email !== null && this.#hasEmail.has(id)) return true;
    return login !== null && sources.some((source) => this.#hasLogin.has(`${source}${SEPARATOR}${id}`));
  }

  /** Two people of one name leave it naming nobody, unless they were merged. */
  #joined(known: ReadonlyMap<string, number | null>, key: string, id: number): number | null {
    const other = known.get(key);
    if (other === undefined || other === id) return id;
    return other !== null && this.keptOf(other) === this.keptOf(id) ? this.keptOf(id) : null;
  }

  #learn({ id, name, email }: { id: number; name: string; email: string | null }): void {
    const key = folded(name);
    this.#names.set(key, this.#joined(this.#names, key, id));
    if (email === null) return;
    this.#emails.set(folded(email), id);
    this.#hasEmail.add(id);
  }

  #learnAlias(source: string, alias: string, id: number): void {
    const key = folded(alias);
    this.#aliases.set(`${source}${SEPARATOR}${key}`, id);
    this.#anywhere.set(key, this.#joined(this.#anywhere, key, id));
    if (this.#names.get(key) !== id) this.#hasLogin.add(`${source}${SEPARATOR}${id}`);
  }
}
