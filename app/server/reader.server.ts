import { AsyncLocalStorage } from 'node:async_hooks';
import { DEFAULT_LOCALE } from '~/reader-locale';

/** Who reads the answer that is being made. */
interface Reader {
  locale: string;
}

const reader = new AsyncLocalStorage<Reader>();
globalThis.fairleadLocale = () => reader.getStore()?.locale;

/** Answers a request in the locale that its browser asks for, until an account says another (tellRegion). */
export function forReader<T>(request: Request, answer: () => T): T {
  return reader.run({ locale: localeOf(request.headers.get('Accept-Language')) }, answer);
}

/** What the reader's account says goes before what the browser asks for. */
export function tellRegion(region: string | null): void {
  const store = reader.getStore();
  if (store && region !== null) store.locale = inRegion(region);
}

/** English as a country writes days and numbers. */
export const inRegion = (region: string) => `en-${region}`;

/** Of "de-AT,de;q=0.9" it is en-AT, of "fr" en-FR: the first language that names, or is at home in, a country. */
export function localeOf(accepted: string | null): string {
  const wanted = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/;\s*q=/);
      return { tag, quality: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const region = regionOf(tag);
    if (region !== null) return inRegion(region);
  }
  return DEFAULT_LOCALE;
}

function regionOf(tag: string): string | null {
  if (tag === 'en') return null;
  try {
    const { region } = new Intl.Locale(tag).maximize();
    return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    return null;
  }
}
