import type { Connection } from 'db/open';

/** Columns that hold words of people and of their files. */
const WORDS: Record<string, string[]> = {
  employees: ['name', 'job_title'],
  teams: ['name'],
  queues: ['name'],
  users: ['name'],
  imports: ['file_name', 'note'],
  legs: ['contact_key', 'reason', 'customer_key'],
  answers: ['comment'],
  reviews: ['form', 'reviewer', 'contact_key'],
  events: ['title'],
  visions: ['statement'],
  pillars: ['name', 'description'],
  goals: ['reason'],
  scorecard_versions: ['reason'],
  scorecard_pillars: ['name'],
  held_people: ['login', 'name'],
  import_rows: ['cell', 'column_name', 'advice'],
  api_tokens: ['name'],
};
const BEGINNINGS = [
  `=HYPERLINK("http://evil.example")`,
  '+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '\n=1',
  '＝1',
  ' =1',
  'x;=1',
  "'=1",
];

/** Gives everything that is called something a name that a spreadsheet would run. */
export function nameAllHostile(connection: Connection): void {
  const choose = BEGINNINGS.map((_, at) => `WHEN ${at} THEN ?`).join(' ');
  for (const [table, columns] of Object.entries(WORDS))
    for (const column of columns)
      connection
        .prepare(
          `UPDATE ${table} SET ${column} = (CASE rowid % ${BEGINNINGS.length} ${choose} END) || ' ' || ${column}
           WHERE ${column} IS NOT NULL`,
        )
        .run(BEGINNINGS);
}
