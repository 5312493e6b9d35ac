import { findImport } from 'db/queries/imports';
import { TooBusyError } from 'db/threads/places';
import { forget, type NamedFile } from 'importers/load/files/unpack';
import { database } from '~/db.server';
import { dropBody } from '~/server/drop-body.server';
import { jsonAnswer, jsonError } from '~/server/json-error.server';
import type { TokenAccess } from '../access/api-token.server';
import { knownError } from '../access/told-error.server';
import { type ChosenFile, periodOf } from '../imports/chosen-files';
import { receiveBody, receiveForm, whyNotKept } from '../imports/receive-files.server';
import { type Taken, takeFiles } from '../imports/start-load.server';
import { inUploadPlace } from '../imports/upload-places.server';
import { addressOf } from './import-answer.server';

/** What a program may say about the files that it sends. */
type Said = Pick<ChosenFile, 'profileId' | 'timeZone' | 'dateOrder' | 'period'>;

const ORDERS = ['dmy', 'mdy', 'ymd'] as const;
/** Bodies that are a file by themselves. */
const RAW =
  /^(text\/|application\/(octet-stream|csv|json|jsonl|ndjson|x-ndjson|gzip|x-gzip|zip|x-zip-compressed|vnd\.ms-excel)\b)/i;

/**
 * Takes the files of a request, a form's or its body, to be loaded, and answers where to ask what becomes of them. Its token
 * is asked for again when they are there: a large one takes its time.
 */
export async function receiveUpload(
  request: Request,
  token: TokenAccess,
  askToken: () => Promise<TokenAccess>,
): Promise<Response> {
  const type = request.headers.get('Content-Type') ?? '';
  const isForm = /^multipart\/form-data\b/i.test(type);
  if (!isForm && !RAW.test(type)) return wrongType(type);
  const params = new URL(request.url).searchParams;
  let files: NamedFile[] = [];
  let texts = new Map<string, string>();
  try {
    await inUploadPlace(request, `token ${token.id}`, async () => {
      if (isForm) ({ files, texts } = await receiveForm(request));
      else files = await receiveBody(request, params.get('name') ?? 'upload');
    });
  } catch (error) {
    return refuse(error, await dropBody(request));
  }
  if (files.length === 0) return jsonError(400, NO_FILE);
  const say = (name: string) => texts.get(name)?.trim() || params.get(name)?.trim() || undefined;
  const dateOrder = ORDERS.find((order) => order === say('dateOrder'));
  if (say('dateOrder') && !dateOrder) {
    forget(files);
    return jsonError(400, WRONG_ORDER);
  }
  await askToken().catch((refused) => {
    forget(files);
    throw refused;
  });
  const period = periodOf(say('from'), say('to'));
  const said = { profileId: say('profile'), timeZone: say('timeZone'), dateOrder, period };
  return take(files, said, { token, signal: request.signal }).catch((error) => {
    // Nothing was queued yet; the program sends them again.
    if (error instanceof TooBusyError || request.signal.aborted) forget(files);
    if (knownError(error)) return refuse(error);
    throw error;
  });
}

async function take(
  files: NamedFile[],
  said: Said,
  { token, signal }: { token: TokenAccess; signal: AbortSignal },
): Promise<Response> {
  const chosen = files.map(({ name, file }) => ({ name, hash: file.hash, ...said }));
  const taken = await takeFiles(chosen, { userId: null, arrival: { by: 'api', apiTokenId: token.id } }, signal);
  forget(files.filter((_, index) => taken[index]?.importId === null));
  const imports = await Promise.all(taken.flatMap((each) => (each.importId === null ? [] : [waiting(each)])));
  const refused = taken.flatMap((each) => (each.importId === null ? [refusalOf(each)] : []));
  const [first] = imports;
  if (first) return jsonAnswer({ imports, refused }, 202, { Location: first.address });
  const { code, message, advice } = refused[0]!;
  return jsonAnswer({ error: { code, message, advice }, refused }, 422);
}

async function waiting({ name, importId, isWaitingAlready }: Extract<Taken, { importId: number }>) {
  return {
    id: importId,
    file: name,
    status: (await findImport(await database(), importId))?.status,
    isWaitingAlready,
    address: addressOf(importId),
    page: `/imports/${importId}`,
  };
}

const refusalOf = ({ name, problem, candidates }: Extract<Taken, { importId: null }>) => ({
  file: name,
  code: problem.code,
  message: problem.message,
  advice: problem.advice,
  candidates: candidates
    .slice(0, 3)
    .map(({ profileId, label, score, reason }) => ({ profile: profileId, label, score, reason })),
});

/** Whoever is still sending too much is cut off, since the rest is not read. */
function refuse(error: unknown, isThrough = true): Response {
  const { status, headers, ...refusal } = whyNotKept(error);
  if (status === 413 || !isThrough) return jsonError(status, refusal, { ...headers, Connection: 'close' });
  return jsonError(status, refusal, headers);
}

const NO_FILE = {
  code: 'no_file',
  message: 'The form holds no file.',
  advice: 'Send at least one, for example with curl -F file=@calls.csv.',
};
const WRONG_ORDER = {
  code: 'unknown_date_order',
  message: 'dateOrder must be dmy, mdy or ymd.',
  advice: 'Leave it out, or use one of these.',
};

function wrongType(type: string): Response {
  return jsonError(415, {
    code: 'wrong_type',
    message: type ? `The content type ${type.split(';')[0]} is not supported.` : 'The request has no content type.',
    advice: 'Send multipart/form-data, or the file itself as text/csv, application/zip or application/octet-stream.',
  });
}
