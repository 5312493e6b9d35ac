import type { Connection } from 'db/open';
import { isPointedTo } from 'db/queries/pointed-to';
import { type LeftTable, stays } from 'db/roll-up/leaving';
import type { WriteTransaction } from 'db/write-transaction';

/** The people and queues that an import brought and that other rows name too. */
export interface StillNamed {
  /** The people, each with the first import whose rows name them. */
  people: Map<number, number>;
  queues: Set<number>;
}

/** Whose a row is once what is undone is gone: an inherited one is its heir's. */
const ownerOf = (table: LeftTable, alias: string) =>
  `COALESCE((SELECT r.import_id FROM inherited_${table} i JOIN import_rows r ON r.id = i.entry WHERE i.row_id = ${alias}.id),
    ${alias}.import_id)`;

/**
 * Finds which people and queues of an import that is being undone are named by legs and answers that stay (setLeaving), once
 * answers belong where they were found to belong (findLinks). Reads all of these, and writes nothing.
 */
export function findStillNamed(connection: Connection, importId: number): StillNamed {
  const isOfImport = 'IN (SELECT id FROM employees WHERE import_id = :id)';
  const people = connection
    .prepare(
      `SELECT person, MIN(owner) AS owner FROM (
         SELECT l.employee_id AS person, ${ownerOf('legs', 'l')} AS owner FROM legs l NOT INDEXED
           WHERE ${stays('legs', 'l')} AND l.employee_id ${isOfImport}
         UNION ALL SELECT a.named_employee_id, ${ownerOf('answers', 'a')} FROM answers a NOT INDEXED
           WHERE ${stays('answers', 'a')} AND a.named_employee_id ${isOfImport}
         UNION ALL SELECT a.employee_id, ${ownerOf('answers', 'a')} FROM answers a NOT INDEXED
           WHERE ${stays('answers', 'a')} AND a.employee_id ${isOfImport} AND a.id NOT IN (SELECT id FROM relinked_answers)
         UNION ALL SELECT n.employee_id, ${ownerOf('answers', 'a')} FROM relinked_answers n JOIN answers a ON a.id = n.id
           WHERE n.employee_id ${isOfImport})
       GROUP BY person`,
    )
    .all({ id: importId }) as { person: number; owner: number }[];
  const queues = connection
    .prepare(
      `SELECT l.queue_id FROM legs l NOT INDEXED WHERE ${stays('legs', 'l')} AND l.queue_id IS NOT NULL
       UNION SELECT a.queue_id FROM answers a NOT INDEXED WHERE ${stays('answers', 'a')} AND a.queue_id IS NOT NULL
         AND a.id NOT IN (SELECT id FROM relinked_answers)
       UNION SELECT n.queue_id FROM relinked_answers n WHERE n.queue_id IS NOT NULL`,
    )
    .pluck()
    .all() as number[];
  return { people: new Map(people.map(({ person, owner }) => [person, owner])), queues: new Set(queues) };
}

/** As findStillNamed, once all is as it will be, of an import that brought no legs or answers. */
export function findStillNamedNow(connection: Connection, importId: number): StillNamed {
  const people = connection
    .prepare(
      `SELECT e.id FROM employees e WHERE e.import_id = ? AND (
         EXISTS (SELECT 1 FROM legs l WHERE l.employee_id = e.id)
         OR EXISTS (SELECT 1 FROM answers a WHERE a.employee_id = e.id)
         OR e.id IN (SELECT a.named_employee_id FROM answers a))`,
    )
    .pluck()
    .all(importId) as number[];
  return { people: new Map(people.map((id) => [id, importId])), queues: new Set() };
}

/** What the rows name that were put back since, or passed to another import. */
export function addPutBack(connection: Connection, importId: number, named: StillNamed): void {
  const putBack = (table: LeftTable, person: string) =>
    connection
      .prepare(
        `SELECT DISTINCT ${person} AS person, queue_id AS queue, import_id AS owner FROM ${table}
         WHERE import_id IS NOT :id AND id IN (
           SELECT row_id FROM import_rows WHERE import_id = :id AND row_table = '${table}' AND fate IN ('inserted', 'updated'))`,
      )
      .all({ id: importId }) as { person: number | null; queue: number | null; owner: number }[];
  for (const { person, queue, owner } of [
    ...putBack('legs', 'employee_id'),
    ...putBack('answers', 'employee_id'),
    ...putBack('answers', 'named_employee_id'),
  ]) {
    if (person !== null) named.people.set(person, Math.min(owner, named.people.get(person) ?? owner));
    if (queue !== null) named.queues.add(queue);
  }
}

/** Of legs and answers it is known before; the others go with the person or queue that they name. */
const NOT_ASKED = {
  legs: true,
  answers: true,
  employee_aliases: true,
  leaving_queues: true,
  team_memberships: 'import_id IS NOT NULL',
} as const;

/** Whether rows of any other table than legs and answers name this person or queue, but for what goes with a person. */
export const isNamedElsewhere = (
  { connection }: WriteTransaction,
  table: 'employees' | 'queues',
  id: number,
): boolean => isPointedTo(connection, { table, id, except: NOT_ASKED });
