/** One version of a profile that the center saved; the latest is the one that files are recognized by. */
export interface SavedProfilesTable {
  profile_id: string;
  version: number;
  label: string;
  /** The whole profile as JSON. */
  definition: string;
  /** The kept file that it was made on. */
  example_hash: string | null;
  example_name: string | null;
  user_id: number | null;
  created_at: number;
  /** Set on the latest version where files are no longer to be recognized by it. */
  retired_at: number | null;
}
