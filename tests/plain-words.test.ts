import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLongSentences, findNotPlain } from './plain-words';

/** Where sentences stand that somebody reads: pages, errors, mails, the command line, comments, docs. */
const PLACES = ['app', 'db', 'importers', 'scripts', 'docs', 'README.md'];

function filesIn(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  const paths = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((path) => join(place, path));
  // A migration stays as it was merged, its comments too.
  return paths.filter((path) => /\.(tsx?|mjs|md)$/.test(path) && !/migrations\/\d/.test(path));
}

test.each(PLACES)('%s says nothing in words that nobody speaks', (place) => {
  const files = filesIn(place);
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, at) => findNotPlain(line).map((said) => `${path}:${at + 1} ${said}`)),
  );
  expect(found).toEqual([]);
});

test('what is not plain is found, with what to say instead', () => {
  expect(findNotPlain('Whom to see, and what for')).toEqual(['“Whom” (who): …Whom to see, and what for…']);
  expect(findNotPlain('Who to see today')).toEqual([]);
  const long = Array.from({ length: 25 }, (_, at) => `word${at}`).join(' ');
  expect(findLongSentences(`Short. ${long}. Short again.`)).toEqual([`${long}.`]);
  expect(findLongSentences(long.split(' ').slice(1).join(' '))).toEqual([]);
});
