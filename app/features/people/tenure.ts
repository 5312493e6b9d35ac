import { daysBetween } from '~/clock';

/** "2 y 4 m here", "6 weeks here"; empty where the first day is not known. */
export function tenureOf(hiredDate: string | null, asOf: string): string {
  if (!hiredDate || hiredDate > asOf) return '';
  const days = daysBetween(hiredDate, asOf);
  if (days < 92) return `${Math.max(1, Math.floor(days / 7))} weeks here`;
  const months = Math.floor(days / 30.4375);
  const years = Math.floor(months / 12);
  return years === 0 ? `${months} m here` : `${years} y ${months % 12} m here`;
}
