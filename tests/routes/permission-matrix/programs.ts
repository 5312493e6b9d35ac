import type { TokenScope } from '~/features/access/token-scopes';

/** What a program is answered, by what its token is good for. */
export interface Program {
  at: string;
  method: 'GET' | 'POST';
  statuses: Record<TokenScope, number>;
}

const program = (method: Program['method'], at: string, statuses: Program['statuses']): Program => ({
  method,
  at,
  statuses,
});

const only = (scope: TokenScope, ok: number): Record<TokenScope, number> => ({
  'imports:write': 403,
  'imports:read': 403,
  'metrics:read': 403,
  [scope]: ok,
});

export const PROGRAMS: Program[] = [
  program('GET', '/api/metrics?metric=csat&period=8', only('metrics:read', 200)),
  program('POST', '/api/metrics', only('metrics:read', 405)),
  program('GET', '/api/imports', only('imports:read', 405)),
  program('POST', '/api/imports', only('imports:write', 415)),
  program('GET', '/api/imports/:import', only('imports:read', 200)),
  program('GET', '/api/imports/:import/rejected.csv', only('imports:read', 200)),
];
