import type { Need } from './credentials';

/** What a token may be good for, and how the page says it. */
export const TOKEN_SCOPES = {
  'imports:write': 'Send files',
  'imports:read': 'Read import results',
  'metrics:read': 'Read the figures that you can see yourself',
} as const;
export type TokenScope = keyof typeof TOKEN_SCOPES;

/** What the account that made a token must be allowed itself whenever it is used for this. */
export const SCOPE_NEEDS: Record<TokenScope, Need> = {
  'imports:write': ['write', 'import'],
  'imports:read': ['read', 'import'],
  'metrics:read': ['read', 'metric'],
};

export const isTokenScope = (value: unknown): value is TokenScope =>
  typeof value === 'string' && Object.hasOwn(TOKEN_SCOPES, value);
