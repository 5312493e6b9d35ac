import type { Connection } from 'db/open';

const ACCOUNTS = 'Who may see what is asked each time.';
const AGREED = 'What was agreed or written by people is read each time; its figures are those of the rows.';
const PROTOCOL = 'It says where rows came from; the rows themselves count.';

/** Tables that may change without any figure changing, each with why. */
export const NOT_COUNTED: Record<string, string> = {
  api_tokens: ACCOUNTS,
  audit_entries: PROTOCOL,
  check_ins: AGREED,
  goal_groups: AGREED,
  goal_milestones: AGREED,
  goal_refusals: AGREED,
  goal_revisions: AGREED,
  goals: AGREED,
  import_rows: PROTOCOL,
  imports: PROTOCOL,
  invitations: ACCOUNTS,
  leaving_queues: 'They are of an import that is not read, and that it is not counts.',
  learning_evidence: AGREED,
  learning_goals: AGREED,
  merged_lines: PROTOCOL,
  merged_rows: PROTOCOL,
  pillars: AGREED,
  saved_profiles: PROTOCOL,
  scorecard_metrics: AGREED,
  scorecard_pillars: AGREED,
  scorecard_versions: AGREED,
  stale_mix_weeks: 'It says which weeks of week_mix are read from legs instead.',
  users: ACCOUNTS,
  visions: AGREED,
  week_mix: 'It sums up legs and day cells, which count; that it was brought up to date changes no figure.',
};

/** The framework's own, and the counter itself. */
const OWN = /^(sqlite_|kysely_|data_version$)/;

/** Every table of the product. */
export const tablesOf = (connection: Connection) =>
  (
    connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all() as string[]
  ).filter((name) => !OWN.test(name));

export const isCounted = (table: string) => !(table in NOT_COUNTED);
