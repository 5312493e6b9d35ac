/** What the page of users says after a button was pressed. */
export interface UsersAnswer {
  /** A one-time link's path: shown this once, stored nowhere. */
  path?: string;
  /** What was done, or why it was not. */
  said?: string;
  isRefused?: boolean;
}
