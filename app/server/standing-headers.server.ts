const ONE_YEAR = 'max-age=31536000';

/** What every answer says, whoever gives it, where it does not say otherwise itself. */
export function standingHeaders({ isSecure }: { isSecure: boolean }): [name: string, value: string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Cache-Control', 'no-store'],
    ...(isSecure ? ([['Strict-Transport-Security', ONE_YEAR]] as [string, string][]) : []),
  ];
}
