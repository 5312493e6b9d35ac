import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';

const FOLDER = join(import.meta.dirname, '../../fixtures/exports');

/** Every sample of every source, as bytes. */
const SAMPLES: readonly Buffer[] = readdirSync(FOLDER).flatMap((profile) =>
  readdirSync(join(FOLDER, profile))
    .filter((file) => file.startsWith('input'))
    .map((file) => readFileSync(join(FOLDER, profile, file))),
);

/** What can befall a file between the system that wrote it and Fairlead. */
type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number) => Math.floor(share * bytes.length);
const sample = fc.integer({ min: 0, max: SAMPLES.length - 1 }).map((index) => SAMPLES[index]!);

const cut = fc.tuple(place, place).map(
  ([from, share]): Mutation =>
    (bytes) => {
      const start = at(bytes, from);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + Math.ceil(share * share * bytes.length))]);
    },
);

const spliced = fc.tuple(place, sample, place, place).map(
  ([where, other, from, to]): Mutation =>
    (bytes) => {
      const [start, end] = [at(other, Math.min(from, to)), at(other, Math.max(from, to))];
      return Buffer.concat([
        bytes.subarray(0, at(bytes, where)),
        other.subarray(start, end),
        bytes.subarray(at(bytes, where)),
      ]);
    },
);

const encoding = fc.constantFrom('utf16le', 'utf16be', 'windows-1252', 'windows-1254', 'iso-8859-2', 'utf8');
const encodedAnew = fc.tuple(encoding, fc.boolean(), fc.boolean()).map(
  ([name, addBOM, isPacked]): Mutation =>
    (bytes) => {
      const encoded = iconv.encode(bytes.toString('utf8'), name, { addBOM });
      return isPacked ? gzipSync(encoded) : encoded;
    },
);

const columnsSwapped = fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom(',', ';', '\t', '|')).map(
  ([one, other, delimiter]): Mutation =>
    (bytes) => {
      const lines = bytes.toString('latin1').split('\n');
      const swapped = lines.map((line) => {
        const cells = line.split(',');
        const [a, b] = [one % cells.length, other % cells.length];
        [cells[a], cells[b]] = [cells[b]!, cells[a]!];
        return cells.join(delimiter);
      });
      return Buffer.from(swapped.join('\n'), 'latin1');
    },
);

const quotesBroken = fc.array(place, { minLength: 1, maxLength: 8 }).map(
  (places): Mutation =>
    (bytes) => {
      let text = bytes.toString('latin1');
      for (const share of places) {
        const index = Math.floor(share * text.length);
        const quote = text.indexOf('"', index);
        text =
          quote >= 0 && index % 2 === 0
            ? text.slice(0, quote) + text.slice(quote + 1)
            : `${text.slice(0, index)}"${text.slice(index)}`;
      }
      return Buffer.from(text, 'latin1');
    },
);

const bytesFlipped = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 12 }).map(
  (flips): Mutation =>
    (bytes) => {
      const flipped = Buffer.from(bytes);
      for (const [share, bits] of flips) if (flipped.length > 0) flipped[at(flipped, share) % flipped.length]! ^= bits;
      return flipped;
    },
);

const lineEndsChanged = fc.constantFrom('\r\n', '\r', '\n\n').map(
  (end): Mutation =>
    (bytes) =>
      Buffer.from(bytes.toString('latin1').replaceAll('\n', end), 'latin1'),
);

/** A sample to which one to three things have happened. */
export const mutatedFile = fc
  .tuple(
    sample,
    fc.array(fc.oneof(cut, spliced, encodedAnew, columnsSwapped, quotesBroken, bytesFlipped, lineEndsChanged), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([bytes, mutations]) => mutations.reduce((mutated, mutate) => mutate(mutated), bytes));
