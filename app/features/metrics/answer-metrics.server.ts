import { PlacesOfEach } from 'db/threads/places-of-each';
import { centerToday } from '~/center-day.server';
import { getReader } from '~/db.server';
import type { TokenAccess } from '~/features/access/api-token.server';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { mapInSteps } from '~/metrics/verdicts/steps';
import { jsonAnswer, jsonError } from '~/server/json-error.server';
import { findAskedPage } from './find-asked.server';
import { BeyondReach, reachOfToken } from './reach-of-token.server';
import { AskedError, oneOf, QUESTIONS, type Question, readAsked } from './read-asked.server';
import { tellCsv, tellFigure } from './tell-figure';

/** Figures per page of an answer. */
export const FIGURES_A_PAGE = 5_000;

/** A large answer takes a thread and memory for seconds: whoever asks for many at once waits, and then comes again. */
const ANSWERING = new PlacesOfEach({
  ofOne: { places: 1, waiting: 3, patienceMs: 10_000 },
  all: { places: 2, waiting: 20, patienceMs: 10_000 },
});

const FORMATS = ['json', 'csv'] as const;
const KNOWN = [...QUESTIONS, 'format', 'page'] as const;

/** The figures that another program asks for, a page of them, as JSON or CSV; errors are always JSON. */
export async function answerMetrics(request: Request, token: TokenAccess): Promise<Response> {
  const url = new URL(request.url);
  const free = await ANSWERING.take(String(token.owner.id), request.signal);
  try {
    return await answer(url, token);
  } catch (error) {
    if (!(error instanceof AskedError)) throw error;
    const { code, message, advice } = error;
    return jsonError(error instanceof BeyondReach ? 403 : 400, { code, message, advice });
  } finally {
    free();
  }
}

async function answer(url: URL, token: TokenAccess): Promise<Response> {
  const given = readParams(url);
  const db = await getReader();
  const asked = readAsked(given, { named: (part) => part, asOf: await centerToday(db) });
  if (asked.from === undefined || asked.to === undefined) throw new AskedError('no_period', ...NO_PERIOD);
  const format = oneOf(given.format ?? 'json', FORMATS, 'format');
  const page = readPage(given.page);
  const reach = await reachOfToken(db, token.owner, asked);
  const to = page * FIGURES_A_PAGE;
  const { total, figures } = await findAskedPage(db, asked, { reach, from: to - FIGURES_A_PAGE, to });
  const pages = Math.max(1, Math.ceil(total / FIGURES_A_PAGE));
  const next = page < pages ? addressOf(url, page + 1) : null;
  const headers: Record<string, string> = next === null ? {} : { Link: `<${next}>; rel="next"` };
  if (format === 'csv') {
    const kind = { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(await inSlices(tellCsv(figures, asked.by)), { headers: { ...kind, ...headers } });
  }
  const told = { from: asked.from, to: asked.to, by: asked.by, page, pages, next };
  return jsonAnswer({ ...told, figures: await inSlices(mapInSteps(figures, tellFigure)) }, 200, headers);
}

type Params = Partial<Record<Question | 'format' | 'page', string>>;

/** Unknown parameters are refused: they may have been meant to narrow the result. */
function readParams(url: URL): Params {
  const given: Params = {};
  for (const [name, value] of url.searchParams) {
    const known = KNOWN.find((one) => one === name);
    if (known === undefined)
      throw new AskedError('unknown_part', `Unknown parameter “${name}”.`, `Use: ${KNOWN.join(', ')}.`);
    if (given[known] !== undefined)
      throw new AskedError(
        'said_twice',
        `${name} is given twice.`,
        'Give it once. Separate several values of metric or by with commas.',
      );
    given[known] = value;
  }
  return given;
}

function readPage(given = '1'): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new AskedError(
    'bad_page',
    `page must be a number from 1, not “${given}”.`,
    'Follow “next” in the previous answer.',
  );
}

function addressOf(url: URL, page: number): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('page', String(page));
  return `${url.pathname}?${query}`;
}

const NO_PERIOD = [
  'No dates given.',
  'Use from and to, both as yyyy-MM-dd, or period with 4, 8, 12 or 26 weeks.',
] as const;
