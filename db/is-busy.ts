/** Whether a query has failed since somebody else held the right to write for longer than it waited. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
