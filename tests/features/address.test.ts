import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, safePath } from '~/features/access/address.server';
import { count } from '../counts';

test('a path of this site and an address on the web are kept, as a browser reads them', () => {
  expect(readAddress('/contacts?metric=csat#rows')).toBe('/contacts?metric=csat#rows');
  expect(readAddress('https://wiki.example/a b')).toBe('https://wiki.example/a%20b');
  expect(readAddress('HTTP://Wiki.Example')).toBe('http://wiki.example/');
  expect(readAddress(' /goals/4\n')).toBe('/goals/4');
});

test('nothing else is one: no script, no other site in disguise, no word, no password', () => {
  const others = [
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n\\evil.example',
      '\t//evil.example',
    ],
    ...['/.//evil.example', '/a/..//evil.example', '/./\\evil.example', '///evil.example', '\u0000//evil.example'],
    ...[
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'blob:x',
    ],
    ...[
      'contacts',
      '?a',
      '#a',
      '',
      'mailto:a@b.example',
      'https://me:secret@evil.example',
      'https://',
      'ftp://a.example',
    ],
  ];
  expect(others.filter((given) => readAddress(given) !== null)).toEqual([]);
  expect(others.filter((given) => safePath(given) !== '/')).toEqual([]);
  expect(safePath('https://evil.example')).toBe('/');
  expect(safePath(null, '/teams')).toBe('/teams');
});

const PIECES = [
  ...[
    '/',
    '\\',
    '\t',
    '\n',
    '\r',
    ' ',
    '\0',
    '.',
    '..',
    ':',
    '?',
    '#',
    '@',
    '%2f',
    '%5c',
    '%09',
    'evil.example',
    '[::1]',
  ],
  ...['http:', 'https://', 'javascript:', 'data:', '。', '／', '\u2028', '\u200B', 'a', '\uFEFF'],
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));

test('whatever somebody puts together, what is kept leads to this site or openly to another, and is read the same again', () => {
  const site = 'https://fairlead.example';
  let paths = 0;
  fc.assert(
    fc.property(hostile, (given) => {
      const address = readAddress(given);
      if (address === null) return;
      expect(readAddress(address)).toBe(address);
      const { origin, protocol } = new URL(address, site);
      if (!address.startsWith('/')) {
        expect(['http:', 'https:']).toContain(protocol);
        return;
      }
      paths += 1;
      expect(origin).toBe(site);
      expect(safePath(given)).toBe(address);
    }),
    { numRuns: count(3_000, 100_000) },
  );
  expect(paths).toBeGreaterThan(50);
});
