import type { Db } from '../open';
import type { PersonDay } from './named-days';

/** A current leg, with the names of its person and queue. */
export async function findLegById(db: Db, id: number) {
  return db
    .selectFrom('published_legs as legs')
    .leftJoin('employees', 'employees.id', 'legs.employee_id')
    .leftJoin('queues', 'queues.id', 'legs.queue_id')
    .selectAll('legs')
    .select(['employees.name as person_name', 'queues.name as queue_name'])
    .where('legs.id', '=', id)
    .executeTakeFirst();
}

/** A current survey answer, with its person. */
export async function findAnswerById(db: Db, id: number) {
  return db
    .selectFrom('published_answers as answers')
    .leftJoin('employees', 'employees.id', 'answers.employee_id')
    .selectAll('answers')
    .select('employees.name as person_name')
    .where('answers.id', '=', id)
    .executeTakeFirst();
}

/** A current item of a review, with the review and its person. */
export async function findReviewItemById(db: Db, id: number) {
  return db
    .selectFrom('review_items')
    .innerJoin('reviews', 'reviews.id', 'review_items.review_id')
    .innerJoin('employees', 'employees.id', 'reviews.employee_id')
    .selectAll('review_items')
    .select([
      'reviews.review_key',
      'reviews.form',
      'reviews.reviewer',
      'reviews.local_date',
      'reviews.employee_id',
      'reviews.contact_key',
      'employees.name as person_name',
    ])
    .where('review_items.id', '=', id)
    .executeTakeFirst();
}

/** A current stay in a team. */
export async function findStayById(db: Db, table: 'team_memberships' | 'team_leaders', id: number) {
  return db
    .selectFrom(`${table} as stays` as 'team_memberships as stays')
    .innerJoin('employees', 'employees.id', 'stays.employee_id')
    .innerJoin('teams', 'teams.id', 'stays.team_id')
    .select([
      'stays.import_id',
      'stays.line',
      'stays.from_date',
      'stays.to_date',
      'stays.employee_id',
      'teams.name as team_name',
      'employees.name as person_name',
    ])
    .where('stays.id', '=', id)
    .executeTakeFirst();
}

/** A login of a source, and whose it is now. */
export async function findLoginById(db: Db, id: number) {
  return db
    .selectFrom('employee_aliases as logins')
    .innerJoin('employees', 'employees.id', 'logins.employee_id')
    .select([
      'logins.source',
      'logins.alias',
      'logins.employee_id',
      'logins.import_id',
      'logins.line',
      'employees.name as person_name',
    ])
    .where('logins.id', '=', id)
    .executeTakeFirst();
}

/** A person as they stand now. */
export async function findEmployeeById(db: Db, id: number) {
  return db.selectFrom('employees').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A current event. */
export async function findEventById(db: Db, id: number) {
  return db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whose rows a line of an import became and of which days, where they still carry it: the people whose figures rest on the line. */
export async function findPeopleOfLine(
  db: Db,
  { importId, line }: { importId: number; line: number },
): Promise<PersonDay[]> {
  const items = db
    .selectFrom('review_items')
    .innerJoin('reviews', 'reviews.id', 'review_items.review_id')
    .select(['reviews.employee_id as employeeId', 'reviews.local_date as date'])
    .where('review_items.import_id', '=', importId)
    .where('review_items.line', '=', line);
  const found = await Promise.all([
    items.execute(),
    ...(['published_legs', 'published_answers', 'agent_intervals', 'agent_states', 'adherence_intervals'] as const).map(
      (table) =>
        db
          .selectFrom(table as 'published_legs')
          .select(['employee_id as employeeId', 'local_date as date'])
          .distinct()
          .where('import_id', '=', importId)
          .where('line', '=', line)
          .execute(),
    ),
  ]);
  return found.flat().flatMap(({ employeeId, date }) => (employeeId === null ? [] : [{ employeeId, date }]));
}

/** What legs are called in a list: their contact and their person. */
export async function findLegTitles(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('published_legs as legs')
    .leftJoin('employees', 'employees.id', 'legs.employee_id')
    .select(['legs.id', 'legs.contact_key', 'employees.name'])
    .where('legs.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, contact_key, name }) => [id, `${contact_key}, ${name ?? 'nobody'}`]));
}
