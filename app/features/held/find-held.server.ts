import type { Db } from 'db/open';
import { countHeld, findAllHeld, findFilesOfHeld, findHeldExample, type HeldRow } from 'db/queries/held-people';
import { findAllTeams } from 'db/queries/people';
import { findPersonRecords } from 'db/queries/person-records';
import type { Read } from '~/address/page-address';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import type { HELD } from '~/features/imports/import-addresses';
import { type LikelyPerson, likelyPeople } from './likely-people';
import { whyUnmatched } from './why-unmatched';

export const HELD_PAGE = 20;
/** More cells of an example row than these tell nobody more. */
const EXAMPLE_CELLS = 8;

/** Somebody that rows name and nobody is known as, with the rows that wait and likely matches. */
export interface HeldOnPage {
  id: number;
  called: string;
  facts: { label: string; value: string }[];
  source: string;
  name: string | null;
  email: string | null;
  state: string;
  isReturning: boolean;
  person: { id: number; name: string } | null;
  decidedBy: string | null;
  decidedAt: number | null;
  rosterImportId: number | null;
  waiting: number;
  settled: number;
  files: { importId: number; name: string; rows: number; firstDate: string | null; lastDate: string | null }[];
  example: { importId: number; line: number; cells: { header: string; cell: string }[] } | null;
  likely: LikelyPerson[];
  /** Why its rows name nobody. */
  why: string;
}

/** How many people rows wait for without a decision. */
export async function countHeldPeople(): Promise<number> {
  return countHeld(await getDb(), { isOpen: true });
}

/** The unmatched people, a page at a time, with everybody who may be one of them. */
export async function findHeldPeople({ view, page }: Read<typeof HELD>) {
  const db = await getDb();
  const isOpen = view === 'open';
  const rows = await findAllHeld(db, { isOpen, limit: HELD_PAGE, offset: (page - 1) * HELD_PAGE });
  const today = await centerToday(db);
  const people = await findPersonRecords(db, today);
  const files =
    rows.length > 0
      ? await findFilesOfHeld(
          db,
          rows.map(({ id }) => id),
        )
      : [];
  const held: HeldOnPage[] = [];
  for (const row of rows) {
    const own = files.filter((file) => file.held_person_id === row.id);
    held.push({
      ...tell(row),
      files: own.map((file) => ({
        importId: file.id,
        name: file.file_name,
        rows: file.rows,
        firstDate: file.first_date,
        lastDate: file.last_date,
      })),
      example: own[0] ? await exampleOf(db, { importId: own[0].id, line: own[0].first_line }) : null,
      likely: isOpen ? likelyPeople(row, people) : [],
      why: whyUnmatched(row, people),
    });
  }
  return {
    held,
    open: await countHeld(db, { isOpen: true }),
    decided: await countHeld(db, { isOpen: false }),
    people: people.map(({ id, name, teamName }) => ({ id, name, teamName })),
    teams: (await findAllTeams(db, today)).map(({ id, name }) => ({ id, name })),
  };
}

function tell(row: HeldRow): Omit<HeldOnPage, 'files' | 'example' | 'likely' | 'why'> {
  const called = row.name ?? row.login ?? row.email ?? '';
  const facts = [
    { label: 'Login', value: row.login },
    { label: 'E-mail', value: row.email },
    { label: 'Name', value: row.name },
  ].filter((fact): fact is { label: string; value: string } => fact.value !== null && fact.value !== called);
  return {
    id: row.id,
    called,
    facts,
    source: row.source,
    name: row.name,
    email: row.email,
    state: row.state,
    isReturning: row.is_returning === 1,
    person:
      row.employee_id !== null && row.person_name !== null ? { id: row.employee_id, name: row.person_name } : null,
    decidedBy: row.user_name,
    decidedAt: row.decided_at,
    rosterImportId: row.decided_import_id,
    waiting: row.waiting ?? 0,
    settled: row.settled ?? 0,
  };
}

async function exampleOf(db: Db, at: { importId: number; line: number }): Promise<HeldOnPage['example']> {
  const found = await findHeldExample(db, at);
  if (!found) return null;
  const headers = JSON.parse(found.headers ?? '[]') as string[];
  const cells = (JSON.parse(found.raw ?? '[]') as string[]).map((cell, index) => ({
    header: headers[index] ?? `column ${index + 1}`,
    cell: cell.trim(),
  }));
  return { ...at, cells: cells.filter(({ cell }) => cell !== '').slice(0, EXAMPLE_CELLS) };
}
