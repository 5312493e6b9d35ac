/** What the page of users says after a button was pressed. */
export interface UsersAnswer {
  /** A one-time link's path: shown this once, stored nowhere. */
  path?: string;
  /** What was done, or why it was not. */
  said?: string;
  isRefused?: boolean;
  /** What is wrong with the invitation, and what was typed. */
  errors?: { email?: string[]; role?: string[]; employeeId?: string[] };
  typed?: { email: string; role: string; employeeId: string };
}
