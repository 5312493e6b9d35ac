import type { ApiTokensTable, AuditEntriesTable, InvitationsTable, SettingsTable, UsersTable } from './schema/access';
import type { BaselinesTable } from './schema/baselines';
import type { AnswersTable, EventsTable, LegsTable, ReviewItemsTable, ReviewsTable } from './schema/contacts';
import type { DailyFactsTable } from './schema/daily-facts';
import type { CalendarsTable, HolidaysTable, MetricVersionsTable } from './schema/definitions';
import type {
  CheckInsTable,
  GoalGroupsTable,
  GoalMilestonesTable,
  GoalRefusalsTable,
  GoalRevisionsTable,
  GoalsTable,
  LearningEvidenceTable,
  LearningGoalsTable,
  PillarsTable,
  VisionsTable,
} from './schema/goals';
import type { HeldPeopleTable, MergedLinesTable, MergedRowsTable, PersonMergesTable } from './schema/held-people';
import type { ImportRowsTable, ImportsTable, LeavingQueuesTable, UnpublishedImportsTable } from './schema/imports';
import type {
  AdherenceIntervalsTable,
  AgentIntervalsTable,
  AgentStatesTable,
  QueueIntervalsTable,
} from './schema/intervals';
import type {
  EmployeeAliasesTable,
  EmployeesTable,
  QueuesTable,
  TeamLeadersTable,
  TeamMembershipsTable,
  TeamsTable,
} from './schema/people';
import type { SavedProfilesTable } from './schema/saved-profiles';
import type { ScorecardMetricsTable, ScorecardPillarsTable, ScorecardVersionsTable } from './schema/scorecards';
import type { DataVersionTable, StaleMixWeeksTable, WeekMixTable } from './schema/week-mix';

export type * from './schema/access';
export type * from './schema/baselines';
export type * from './schema/contacts';
export type * from './schema/daily-facts';
export type * from './schema/definitions';
export type * from './schema/flag';
export type * from './schema/goals';
export type * from './schema/held-people';
export type * from './schema/imports';
export type * from './schema/intervals';
export type * from './schema/lobby';
export type * from './schema/people';
export type * from './schema/saved-profiles';
export type * from './schema/scorecards';
export type * from './schema/week-mix';

/** Every table, by what it is about; and the views that leave out what a load that is not whole has written so far. */
export interface Schema {
  published_employees: EmployeesTable;
  published_queues: QueuesTable;
  published_legs: LegsTable;
  published_answers: AnswersTable;
  published_import_rows: ImportRowsTable;
  employees: EmployeesTable;
  employee_aliases: EmployeeAliasesTable;
  teams: TeamsTable;
  team_memberships: TeamMembershipsTable;
  team_leaders: TeamLeadersTable;
  queues: QueuesTable;
  legs: LegsTable;
  answers: AnswersTable;
  reviews: ReviewsTable;
  review_items: ReviewItemsTable;
  agent_intervals: AgentIntervalsTable;
  agent_states: AgentStatesTable;
  queue_intervals: QueueIntervalsTable;
  adherence_intervals: AdherenceIntervalsTable;
  events: EventsTable;
  baselines: BaselinesTable;
  visions: VisionsTable;
  pillars: PillarsTable;
  goals: GoalsTable;
  goal_groups: GoalGroupsTable;
  goal_milestones: GoalMilestonesTable;
  goal_refusals: GoalRefusalsTable;
  goal_revisions: GoalRevisionsTable;
  learning_goals: LearningGoalsTable;
  learning_evidence: LearningEvidenceTable;
  check_ins: CheckInsTable;
  scorecard_versions: ScorecardVersionsTable;
  scorecard_pillars: ScorecardPillarsTable;
  scorecard_metrics: ScorecardMetricsTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
  unpublished_imports: UnpublishedImportsTable;
  leaving_queues: LeavingQueuesTable;
  saved_profiles: SavedProfilesTable;
  held_people: HeldPeopleTable;
  person_merges: PersonMergesTable;
  merged_rows: MergedRowsTable;
  merged_lines: MergedLinesTable;
  data_version: DataVersionTable;
  daily_facts: DailyFactsTable;
  week_mix: WeekMixTable;
  stale_mix_weeks: StaleMixWeeksTable;
  metric_versions: MetricVersionsTable;
  calendars: CalendarsTable;
  holidays: HolidaysTable;
  users: UsersTable;
  invitations: InvitationsTable;
  api_tokens: ApiTokensTable;
  settings: SettingsTable;
  audit_entries: AuditEntriesTable;
}
