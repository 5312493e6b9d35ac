import type { Db } from 'db/open';
import { findIntervalTitles } from 'db/queries/imports-interval-line';
import { findLegTitles } from 'db/queries/imports-line';
import type { Fate, RecordFate } from 'db/queries/imports-rows';

/** A line of a file in a list: what it became, and of which thing. */
export interface ShownLine {
  line: number;
  fate: Fate;
  records: RecordFate[];
  title: string;
}

const NOUNS: Record<string, string> = {
  legs: 'Contact',
  answers: 'Survey answer',
  review_items: 'Review item',
  reviews: 'Review',
  events: 'Event',
  agent_intervals: 'Agent time',
  agent_states: 'Agent state time',
  queue_intervals: 'Queue totals',
  adherence_intervals: 'Schedule and adherence',
  employees: 'Person',
  employee_aliases: 'Login',
  team_memberships: 'Team membership',
  team_leaders: 'Team leader',
  teams: 'Team',
};

/** Gives each line a title: its contact and person, or what kind of record it became. Once undone, it is nothing. */
export async function titleLines(
  db: Db,
  lines: readonly Omit<ShownLine, 'title'>[],
  { isUndone }: { isUndone: boolean },
): Promise<ShownLine[]> {
  const legOf = ({ records }: Pick<ShownLine, 'records'>) =>
    records.find(({ row_table: table }) => table === 'legs')?.row_id;
  const ids = isUndone ? [] : lines.flatMap((line) => legOf(line) ?? []);
  const titles = await findLegTitles(db, ids);
  const about = isUndone ? new Map<string, string>() : await findAbout(db, lines);
  return lines.map((line) => {
    const nouns = line.records.flatMap(({ row_table: table }) => (table === null ? [] : (NOUNS[table] ?? [])));
    const leg = titles.get(legOf(line) ?? -1);
    const what = [...new Set(nouns)].join(', ');
    const whose = line.records.flatMap((record) => about.get(keyOf(record)) ?? [])[0];
    return { ...line, title: leg ? `Contact ${leg}` : whose ? `${what}: ${whose}` : what };
  });
}

const INTERVAL_TABLES = ['agent_intervals', 'agent_states', 'queue_intervals', 'adherence_intervals'] as const;
const keyOf = ({ row_table: table, row_id: id }: RecordFate) => `${table} ${id}`;

/** Who and which day the rows of interval reports are about, by their table and id. */
async function findAbout(db: Db, lines: readonly Pick<ShownLine, 'records'>[]): Promise<Map<string, string>> {
  const about = new Map<string, string>();
  for (const table of INTERVAL_TABLES) {
    const ids = lines.flatMap(({ records }) => records.find((record) => record.row_table === table)?.row_id ?? []);
    for (const [id, title] of await findIntervalTitles(db, table, ids)) about.set(`${table} ${id}`, title);
  }
  return about;
}
