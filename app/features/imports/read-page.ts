/** The page that an address asks for, from 1; nonsense is the first. */
export function readPage(url: string): number {
  const page = Number(new URL(url).searchParams.get('page'));
  return Number.isSafeInteger(page) && page > 0 && page < 1_000_000 ? page : 1;
}
