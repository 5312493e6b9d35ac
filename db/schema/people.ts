import type { Generated } from 'kysely';
import type { Flag } from './flag';

export interface EmployeesTable {
  id: Generated<number>;
  name: string;
  email: string | null;
  job_title: string | null;
  is_contractor: Flag;
  hired_date: string | null;
  left_date: string | null;
  import_id: number | null;
  line: number | null;
}

/** What a source calls a person. One alias of one source belongs to one person. */
export interface EmployeeAliasesTable {
  id: Generated<number>;
  source: string;
  alias: string;
  employee_id: number;
  import_id: number | null;
  line: number | null;
}

export interface TeamsTable {
  id: Generated<number>;
  name: string;
  time_zone: string;
}

/** from_date is inclusive, to_date exclusive or null while it lasts. */
export interface TeamMembershipsTable {
  id: Generated<number>;
  team_id: number;
  employee_id: number;
  from_date: string;
  to_date: string | null;
  import_id: number | null;
  line: number | null;
}

export interface TeamLeadersTable {
  id: Generated<number>;
  team_id: number;
  employee_id: number;
  from_date: string;
  to_date: string | null;
  import_id: number | null;
  line: number | null;
}

export interface QueuesTable {
  id: Generated<number>;
  name: string;
}
