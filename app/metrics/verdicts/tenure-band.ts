/** Months since somebody began, in bands within which people are compared; each begins with its months. */
export const TENURE_BANDS = [
  { name: '0-1', fromMonths: 0 },
  { name: '1-3', fromMonths: 1 },
  { name: '3-6', fromMonths: 3 },
  { name: '6-12', fromMonths: 6 },
  { name: '12+', fromMonths: 12 },
] as const;

/** '' where nobody knows when they began. */
export type TenureBand = (typeof TENURE_BANDS)[number]['name'] | '';

/** The band that somebody is in on a day, by whole months since they were hired; both days as yyyy-MM-dd. */
export function tenureBand(hiredDate: string | null, date: string): TenureBand {
  if (hiredDate === null) return '';
  const [fromYear, fromMonth, fromDay] = hiredDate.split('-').map(Number) as [number, number, number];
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const months = (year - fromYear) * 12 + (month - fromMonth) - (day < fromDay ? 1 : 0);
  return TENURE_BANDS.findLast(({ fromMonths }) => months >= fromMonths)?.name ?? TENURE_BANDS[0].name;
}
