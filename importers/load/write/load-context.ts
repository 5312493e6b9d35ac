import type { Connection } from 'db/open';
import type { PersonRef } from '../../records';
import type { RowIssue } from '../../row-outcome';
import { HeldBook, personKeyOf } from '../people/held-book';
import { PeopleBook } from '../people/people-book';
import { LocalDays } from './local-days';
import { QueueBook } from './queue-book';

/** A row that reads well but cannot be loaded as things stand. */
export class RowRefused extends Error {
  constructor(readonly issue: RowIssue) {
    super(issue.advice);
  }
}

/** A valid row that waits for somebody to match its person. */
export class RowHeld extends Error {
  constructor(
    readonly issue: RowIssue,
    readonly heldPersonId: number,
  ) {
    super(issue.advice);
  }
}

/** A row of somebody whose rows are not to count, because somebody said so. */
export class RowIgnored extends Error {
  constructor(readonly heldPersonId: number) {
    super('This row is not to count.');
  }
}

/** A row that would change what others read, while nothing of its file is to be read yet. */
export class RowPutOff extends Error {
  constructor() {
    super('This row is written when its file is published.');
  }
}

/** What all writers of one file share. */
export class LoadContext {
  readonly people: PeopleBook;
  readonly held: HeldBook;
  readonly queues: QueueBook;
  readonly days: LocalDays;
  readonly #isRosterLoaded: boolean;
  readonly #told = new Set<number>();
  readonly #merged = new Set<number>();
  readonly #shared = new Map<PersonRef, number>();

  /** `isUnpublished`: nobody is to see anything of the rows yet; those that change what others see are put off. */
  constructor(
    readonly connection: Connection,
    readonly importId: number,
    readonly source: string,
    private readonly isUnpublished = false,
  ) {
    this.people = new PeopleBook(connection, importId);
    this.held = new HeldBook(connection);
    this.queues = new QueueBook(connection);
    this.days = new LocalDays(connection);
    this.#isRosterLoaded = isRosterLoaded(connection);
  }

  /**
   * The person that a row names. Until a roster says who works here, a file's people are taken as they come; from then
   * on a row that names somebody unknown waits until somebody, or a later roster, says who that is.
   */
  personOf(ref: PersonRef, line: number, named: { sources?: readonly string[]; anySource?: boolean } = {}): number {
    const { sources = [this.source], anySource = false } = named;
    const found = this.people.find(ref, sources, anySource);
    if (typeof found === 'number') {
      const told = this.held.toldFor(ref, sources[0]!);
      if (told !== null && this.isUnpublished) throw new RowPutOff();
      if (told !== null) this.#told.add(told);
      for (const merge of this.people.mergesOf(found)) this.#merged.add(merge);
      return this.people.keptOf(found);
    }
    if (found === 'unknown' && !this.#isRosterLoaded) {
      // Whoever is new may make a name ambiguous.
      this.#shared.clear();
      return this.people.create(ref, sources[0]!, line);
    }
    const key = personKeyOf(ref);
    const issue = unknownIssue(ref, found);
    if (key === null) throw new RowRefused(issue);
    if (this.isUnpublished) throw new RowPutOff();
    const { id, isIgnored } = this.held.waitFor(ref, key, sources[0]!, anySource);
    throw isIgnored ? new RowIgnored(id) : new RowHeld(issue, id);
  }

  /** The person of a reference that many rows share: looked up once as long as nobody new comes. */
  sharedPersonOf(ref: PersonRef, line: number): number {
    const known = this.#shared.get(ref);
    if (known !== undefined) return known;
    const id = this.personOf(ref, line);
    if (this.#told.size === 0 && this.#merged.size === 0) this.#shared.set(ref, id);
    return id;
  }

  /** The held people that make the current row somebody's; forgets them for the next row. */
  takeTold(): number[] {
    return taken(this.#told);
  }

  /** The merges because of which the row at hand counts for another record than it names; forgets them too. */
  takeMerged(): number[] {
    return taken(this.#merged);
  }
}

function taken(ids: Set<number>): number[] {
  if (ids.size === 0) return [];
  const all = [...ids];
  ids.clear();
  return all;
}

/** What is said of a row whose person is unknown or ambiguous. */
export function unknownIssue(ref: PersonRef, unfound: 'unknown' | 'ambiguous'): RowIssue {
  const cell = ref.login ?? ref.email ?? ref.name;
  const who = cell === null ? 'this person' : `“${ref.name ?? cell}”`;
  const advice =
    unfound === 'ambiguous'
      ? `More than one person is called ${who}. Match them under “Unmatched agents”, or add logins to the roster.`
      : `We can’t tell who ${who} is. Match them under “Unmatched agents”, or add them to the roster and load it.`;
  return { code: unfound === 'ambiguous' ? 'ambiguous_person' : 'unknown_person', column: null, cell, advice };
}

/** Whether it is known who works here: a roster was loaded, or somebody was made a person by hand. */
export function isRosterLoaded(connection: Connection): boolean {
  return (
    connection
      .prepare(
        `SELECT 1 FROM imports i WHERE i.source = 'roster' AND i.status = 'loaded'
           AND EXISTS (SELECT 1 FROM employees e WHERE e.import_id = i.id)
         UNION ALL SELECT 1 FROM held_people WHERE state = 'created' LIMIT 1`,
      )
      .get() !== undefined
  );
}
