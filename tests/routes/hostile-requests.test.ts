import { afterEach, beforeEach, expect, test } from 'vitest';
import { count, IS_SOAK } from '../counts';
import { makeEmployee, makeUser } from '../factories';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { readSourceFiles } from '../source-files';
import { makeToken } from './api-center';
import { openTestDatabase } from './harness';
import { findPaths, openSite } from './site';

beforeEach(() => {
  process.env.AS_OF = AS_OF;
});
afterEach(() => {
  delete process.env.AS_OF;
});

const SOURCES = readSourceFiles().filter(({ path }) => path.startsWith('app/'));
const wordsIn = (pattern: RegExp) => [
  ...new Set(SOURCES.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, word]) => word!))),
];
/** Every field that a page reads or a form sends, and all that a button may mean. */
const NAMES = wordsIn(/(?:\.get(?:All)?\(|\.has\(|typed\.|\bname=\{?|asked\(|said\(|say\()['"]?([\w-]+)['"]?/g);
const INTENTS = wordsIn(/intent'?\)? ?(?:===|!==) '([\w-]+)'|value="([a-z_-]+)"/g).filter(Boolean);

const filled = (value: string): [string, string][] => [
  ...NAMES.map((name): [string, string] => [name, value]),
  ['intent', INTENTS[0]!],
];
const VALUES = [
  '__proto__',
  'constructor',
  '-1',
  '1',
  '1e309',
  '9'.repeat(400),
  'NaN',
  '\0',
  '\ud800',
  '٣',
  '../../etc',
  '2026-02-31',
  "' OR 1=1",
  'x'.repeat(90_000),
];

const HOSTILE: [what: string, fields: [string, string][]][] = [
  [
    'a list beyond all bounds',
    [
      ['people[99999999]', '6'],
      ['team', '1'],
    ],
  ],
  ['lists in lists', [['pillars[900].metrics[900].weight', '1']]],
  ['ten thousand fields', Array.from({ length: 10_000 }, (_, at) => [`f${at}`, ''])],
  ['one name ten thousand times', Array.from({ length: 10_000 }, () => ['people', '1'])],
  ['a name of a megabyte', [['n'.repeat(1_000_000), '']]],
  ['a value of two megabytes', [['reason', 'v'.repeat(2_000_000)]]],
  ['names that every object has', Object.getOwnPropertyNames(Object.prototype).map((name) => [name, 'x'])],
  [
    'the same inside names',
    [
      ['a.__proto__.b', 'x'],
      ['a[constructor][prototype]', 'x'],
      ['people.length', '9999999'],
    ],
  ],
  [
    'names without end or sense',
    [
      ['a.'.repeat(90), ''],
      ['[', ''],
      ['a[', ''],
      ['', 'x'],
      [']a[0', ''],
      ['a[-1]', ''],
    ],
  ],
  [
    'a button that is no JSON',
    [
      ['__intent__', '{'],
      ['__state__', '['],
    ],
  ],
  ['a button beyond all bounds', [['__intent__', '{"type":"insert","payload":{"name":"pillars","index":99999999}}']]],
  [
    'a button that puts into no list',
    [
      ['pillars', 'x'],
      ['__intent__', '{"type":"insert","payload":{"name":"pillars"}}'],
    ],
  ],
  ['a button that replaces all', [['__intent__', '{"type":"update","payload":{"value":7}}']]],
  ['a button without sense', [['__intent__', '7']]],
  ['every field as a list', NAMES.map((name) => [`${name}[0]`, 'x'])],
  ['every field as a thing of its own', NAMES.map((name) => [`${name}.a[1].b`, 'x'])],
  ['a text where lines are', [['pillars', '1']]],
  ['lines that are texts', [['pillars[0]', '1']]],
  [
    'lines in lines that are texts',
    [
      ['pillars[0].metrics', '1'],
      ['pillars[0].name', 'x'],
    ],
  ],
  ...VALUES.map((value): [string, [string, string][]] => [`every field as ${value.slice(0, 20)}`, filled(value)]),
  ...INTENTS.map((intent): [string, [string, string][]] => [`nothing but ${intent}`, [['intent', intent]]]),
];

test('every address answers whatever query and form with less than 500, and the process lives', async () => {
  const opened = await openTestDatabase();
  const center = await makeGoalCenter(opened);
  const admin = await makeUser(opened.db, { role: 'admin', employee_id: await makeEmployee(opened.db) });
  const headers = {
    Authorization: `Bearer ${await makeToken(admin, 'imports:write', 'imports:read', 'metrics:read')}`,
  };
  const site = await openSite();
  const paths = (await findPaths()).map((path) =>
    path
      .replace('*', 'nowhere')
      .replaceAll(/:metric/g, 'csat')
      .replaceAll(/:\w+/g, '1'),
  );
  expect(paths.length).toBeGreaterThan(45);
  expect(NAMES.length).toBeGreaterThan(50);
  const users = [admin, center.supervisor];
  const broken: unknown[] = [];
  const send = async (what: string, path: string, at: number, init?: RequestInit) => {
    const begun = performance.now();
    const answer = await site(users[at % 2]!, path, { ...init, headers });
    await answer.text();
    const ms = Math.round(performance.now() - begun);
    if (answer.status >= 500 || ms > 5_000)
      broken.push([what, init?.method ?? 'GET', path.slice(0, 80), answer.status, ms]);
  };
  const perPath = count(1, HOSTILE.length);
  for (const [at, path] of paths.entries()) {
    for (let turn = 0; turn < perPath; turn += 1) {
      const [what, fields] = HOSTILE[(at * 7 + turn) % HOSTILE.length]!;
      const body = new URLSearchParams(fields);
      // Node takes no head of such a length.
      const query = `${body}`.length > 200_000 ? '' : `?${body}`;
      const requests: [string, RequestInit?][] = [
        [path + query],
        [path, { method: 'POST', body }],
        [`${path}.data${query}`],
        [`${path}.data`, { method: 'POST', body }],
      ];
      for (const [address, init] of IS_SOAK ? requests : [requests[at % 2]!, requests[2 + ((at + turn) % 2)]!])
        await send(what, address, at + turn, init);
    }
  }
  expect(broken).toEqual([]);
}, 900_000);
