import { centerToday } from '~/center-day.server';
import { getReader } from '~/db.server';
import type { TokenAccess } from '~/features/access/api-token.server';
import { jsonAnswer, jsonError } from '~/server/json-error.server';
import { findAsked } from './find-asked.server';
import { BeyondReach, reachOfToken } from './reach-of-token.server';
import { AskedError, oneOf, QUESTIONS, type Question, readAsked } from './read-asked.server';
import { tellCsv, tellFigure } from './tell-figure';

/** So many figures an answer; the rest is on the pages after it. */
export const FIGURES_A_PAGE = 5_000;

const FORMATS = ['json', 'csv'] as const;
const KNOWN = [...QUESTIONS, 'format', 'page'] as const;

/** The figures that another program asks for, a page of them, as JSON or CSV; what cannot be answered is told as JSON. */
export async function answerMetrics(request: Request, token: TokenAccess): Promise<Response> {
  const url = new URL(request.url);
  try {
    return await answer(url, token);
  } catch (error) {
    if (!(error instanceof AskedError)) throw error;
    const { code, message, advice } = error;
    return jsonError(error instanceof BeyondReach ? 403 : 400, { code, message, advice });
  }
}

async function answer(url: URL, token: TokenAccess): Promise<Response> {
  const given = readParams(url);
  const db = await getReader();
  const asked = readAsked(given, { named: (part) => part, asOf: await centerToday(db) });
  if (asked.from === undefined || asked.to === undefined) throw new AskedError('no_period', ...NO_PERIOD);
  const format = oneOf(given.format ?? 'json', FORMATS, 'format');
  const page = readPage(given.page);
  const figures = await findAsked(db, asked, await reachOfToken(db, token.owner, asked));
  const pages = Math.max(1, Math.ceil(figures.length / FIGURES_A_PAGE));
  const shown = figures.slice((page - 1) * FIGURES_A_PAGE, page * FIGURES_A_PAGE);
  const next = page < pages ? addressOf(url, page + 1) : null;
  const headers: Record<string, string> = next === null ? {} : { Link: `<${next}>; rel="next"` };
  if (format === 'csv') {
    const kind = { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(tellCsv(shown, asked.by), { headers: { ...kind, ...headers } });
  }
  const { from, to, by } = asked;
  return jsonAnswer({ from, to, by, page, pages, next, figures: shown.map(tellFigure) }, 200, headers);
}

type Params = Partial<Record<Question | 'format' | 'page', string>>;

/** A part that nobody knows is refused: it may have been meant to narrow what is asked. */
function readParams(url: URL): Params {
  const given: Params = {};
  for (const [name, value] of url.searchParams) {
    const known = KNOWN.find((one) => one === name);
    if (known === undefined)
      throw new AskedError(
        'unknown_part',
        `There is nothing to ask with “${name}”.`,
        `There are: ${KNOWN.join(', ')}.`,
      );
    if (given[known] !== undefined)
      throw new AskedError(
        'said_twice',
        `${name} is said twice.`,
        'Say it once; metric and by take several with commas.',
      );
    given[known] = value;
  }
  return given;
}

function readPage(given = '1'): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new AskedError(
    'bad_page',
    `page takes a number from 1 on; “${given}” is none.`,
    'Follow next in the answer before.',
  );
}

function addressOf(url: URL, page: number): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('page', String(page));
  return `${url.pathname}?${query}`;
}

const NO_PERIOD = [
  'Say of which days.',
  'Write from and to, both as yyyy-MM-dd, or period with 4, 8, 12 or 26 weeks.',
] as const;
