import type { Generated } from 'kysely';

/** A new baseline of the charts of a person, or of everybody in a team. Undone by revoking; otherwise a row never changes. */
export interface BaselinesTable {
  id: Generated<number>;
  employee_id: number | null;
  team_id: number | null;
  /** Null: all charts. */
  metric_id: string | null;
  /** The Monday from which weeks count. */
  from_date: string;
  /** The recorded cause; null where a person's word is the reason. */
  event_id: number | null;
  /** The cause's title or the person's words, as they were then. */
  reason: string;
  created_by: number;
  created_at: number;
  revoked_by: number | null;
  revoked_at: number | null;
}
