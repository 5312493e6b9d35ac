import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { findLongSentences, findNotPlain } from './plain-words';
import { readSourceFile } from './source-files';
import { findTexts } from './source-sentences';

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

/** Lists of words that files use, which nobody reads as a sentence. */
const WORD_LISTS = ['importers/profiles/synonyms/', 'importers/cells/flag.ts', 'importers/mapping/suggest-mapping.ts'];

test.each(['app', 'db', 'importers', 'scripts'])(
  '%s has no sentence too long to be said, whatever the data',
  (place) => {
    const paths = filesIn(place).filter(
      (path) => !path.endsWith('.md') && !WORD_LISTS.some((list) => path.startsWith(list)),
    );
    expect(paths.length).toBeGreaterThan(0);
    const found = paths.flatMap((path) =>
      findTexts(readSourceFile(path)).flatMap(({ line, text }) =>
        findLongSentences(text).map((sentence) => `${path}:${line} ${sentence.trim()}`),
      ),
    );
    expect(found).toEqual([]);
  },
);

test('a sentence is read across the tags and values within it, and ends with its element', () => {
  const tree = ts.createSourceFile(
    'page.tsx',
    `const page = <p>Ask <strong>{name}</strong> for <Link to="/">the file</Link>.<Card>Next</Card>{\`Of \${days}.\`}</p>;`,
    ts.ScriptTarget.Latest,
    true,
  );
  const texts = findTexts({ path: tree.fileName, text: tree.text, tree, imports: [] }).map(({ text }) => text);
  expect(texts).toEqual(['/', 'Of x.', 'Ask x for the file.', 'x', 'x', 'the file', 'Next']);
});

test('what is not plain is found, with what to say instead', () => {
  expect(findNotPlain('Whom to see, and what for')).toEqual(['“Whom” (who): …Whom to see, and what for…']);
  expect(findNotPlain('Who to see today')).toEqual([]);
  const long = Array.from({ length: 19 }, (_, at) => `word${at}`).join(' ');
  expect(findLongSentences(`Short. ${long}. Short again.`)).toEqual([`${long}.`]);
  expect(findLongSentences(long.split(' ').slice(1).join(' '))).toEqual([]);
});
