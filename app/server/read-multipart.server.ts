import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { formatNumber } from '~/reader-locale';
import { LONGEST_VALUE, MOST_FIELDS } from './bounds.server';
import { BROKEN_OFF } from './read-body.server';
import { type Refused, RequestRefused } from './refused.server';

/** A file of a form as it comes. */
export interface FilePart {
  field: string;
  name: string;
  content: Readable;
}

const MOST_PARTS = MOST_FIELDS;
const LARGEST_HEADER = 16_000;

/**
 * Reads a multipart body as it comes: files are handed on one after another, texts are given at the end. The field of a
 * form in which no file was chosen is read past. Where no file is taken, one is refused.
 */
export async function readMultipart(
  type: string,
  bytes: AsyncIterable<Uint8Array>,
  takeFile?: (file: FilePart) => Promise<void>,
): Promise<[name: string, text: string][]> {
  const texts: [string, string][] = [];
  const files: Readable[] = [];
  let taking = Promise.resolve();
  let hasFailed = false;
  let fail!: (error: unknown) => void;
  const failure = new Promise<never>((_, reject) => {
    fail = (error) => {
      hasFailed = true;
      reject(error);
    };
  });
  const parser = openParser(type);
  parser.on('error', () => fail(new RequestRefused(BROKEN_OFF)));
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    parser.on(limit, () => fail(new RequestRefused(TOO_MANY)));
  parser.on('field', (name, text, _, isCut) => (isCut ? fail(new RequestRefused(TOO_LONG)) : texts.push([name, text])));
  parser.on('file', (field, content, name) => {
    files.push(content);
    // Whoever reads it gets the error; unread, it would end the process.
    content.on('error', () => undefined);
    if (name === '') content.resume();
    else if (takeFile === undefined) fail(new RequestRefused(NO_FILES_HERE));
    else taking = taking.then(() => (hasFailed ? undefined : takeFile({ field, name, content }))).catch(fail);
  });
  const finished = new Promise((resolve) => parser.once('finish', resolve));
  const feed = async () => {
    for await (const chunk of bytes) {
      if (hasFailed) return;
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), failure]);
    }
    parser.end();
    await finished;
    await taking;
  };
  try {
    await Promise.race([feed(), failure]);
    if (hasFailed) await failure;
    return texts;
  } catch (error) {
    hasFailed = true;
    for (const file of files) file.destroy(error as Error);
    await taking;
    throw error;
  }
}

function openParser(type: string) {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      preservePath: true,
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: {
        parts: MOST_PARTS,
        fields: MOST_FIELDS,
        files: MOST_PARTS,
        fieldSize: LONGEST_VALUE,
        headerSize: LARGEST_HEADER,
        headerPairs: 20,
      },
    });
  } catch {
    throw new RequestRefused(BROKEN_OFF);
  }
}

const TOO_MANY: Refused = {
  status: 413,
  code: 'too_many_fields',
  message: `The form has more than ${formatNumber(MOST_PARTS)} parts. Nothing was changed.`,
  advice: 'Send fewer at once.',
};
const TOO_LONG: Refused = {
  status: 413,
  code: 'long_value',
  message: `A field has more than ${formatNumber(LONGEST_VALUE)} characters. Nothing was changed.`,
  advice: 'Shorten it, then send it again.',
};
const NO_FILES_HERE: Refused = {
  status: 400,
  code: 'no_files_here',
  message: 'This form accepts no files. Nothing was changed.',
  advice: 'Send the form without them.',
};
