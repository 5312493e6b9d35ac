/** How long a new token may work, as the form asks; days null: to the day in a field of its own. */
export const TOKEN_LASTS = {
  '30': { label: '30 days', days: 30 },
  '90': { label: '90 days', days: 90 },
  '365': { label: '1 year', days: 365 },
  date: { label: 'Until a date you choose', days: null },
} as const;
export type TokenLasts = keyof typeof TOKEN_LASTS;

export const USUAL_TOKEN_LASTS: TokenLasts = '90';
