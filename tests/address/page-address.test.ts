import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PageAddress, pageAddress } from '~/address/page-address';
import { day, flag, id, line, oneOf, orElse, page, words } from '~/address/param';
import { lastWeeks, PERIOD, periodOf } from '~/address/period';
import { METRIC_IDS } from '~/metrics/catalogue';
import { count } from '../counts';
import { readSourceFiles, type SourceFile } from '../source-files';

const files = readSourceFiles().filter(({ path }) => path.startsWith('app/'));

/** What each file declares, as it runs. */
const modules = import.meta.glob<Record<string, unknown>>('../../app/**/*.ts');
const declarationsIn = ({ text }: SourceFile) =>
  [...text.matchAll(/^export const (\w+) = pageAddress\(/gm)].map(([, name]) => name!);
const declaring = files.filter((file) => declarationsIn(file).length > 0);

async function declared(): Promise<[string, PageAddress<Record<string, unknown>>][]> {
  const found = declaring.map(async (file) => {
    const module = await modules[`../../${file.path}`]!();
    return declarationsIn(file).map((name) => [`${file.path} ${name}`, module[name]] as const);
  });
  return (await Promise.all(found)).flat() as [string, PageAddress<Record<string, unknown>>][];
}

const NAMES = [
  ...['channel', 'compare', 'ended', 'fate', 'from', 'keep', 'kind', 'metric', 'other', 'page', 'part', 'period'],
  ...['person', 'q', 'queue', 'sort', 'state', 'status', 'team', 'to', 'underway', 'version', 'view', 'weeks', 'whose'],
];
const MEANT = [
  ...['0', '1', '8', '26', '52', '2026-09', '2026-Q3', '2026-02-28', '2026-02-31', 'days', 'none', 'voice', 'chat'],
  ...[
    'person-3',
    'team-2',
    'each-2',
    'Ana, North #7',
    'training',
    'held',
    'decided',
    'adjusted',
    'closed',
    'meanwhile',
  ],
  ...['numerator', 'rest', '-amount', 'person', '-time', 'on_track', '/contacts?page=2&x=1', ' ', '007', '1e3', '-1'],
];
const texts = fc.oneof(fc.constantFrom(...MEANT, ...METRIC_IDS), fc.string({ unit: 'grapheme' }), fc.nat().map(String));
const queries = fc.array(fc.tuple(fc.constantFrom(...NAMES), texts), { maxLength: 8 });

test('what any address of any page means is what its own link means again', async () => {
  const all = await declared();
  expect(all.length).toBeGreaterThan(12);
  for (const [name, { read, write }] of all) {
    const property = fc.property(queries, (query) => {
      const values = read(`http://localhost/?${new URLSearchParams(query)}`);
      expect(read(`http://localhost/${write(values)}`), name).toEqual(values);
    });
    fc.assert(property, { numRuns: count(200, 20_000) });
  }
});

test('the names that are tried are those that pages declare', async () => {
  const names = (await declared()).flatMap(([, { read }]) => Object.keys(read('http://localhost/')));
  expect([...new Set(names)].sort()).toEqual([...NAMES].sort());
});

const EXAMPLE = pageAddress({
  kind: oneOf(['calls', 'chats']),
  weeks: orElse(oneOf([13, 26]), 26),
  team: id,
  from: day,
  line,
  page,
  done: flag,
  q: words(5),
});

test('an address says what it has to and no more', () => {
  expect(EXAMPLE.write({})).toBe('');
  const usual = { kind: null, weeks: 26, team: null, from: null, line: 1, page: 1, done: false, q: '' } as const;
  expect(EXAMPLE.write(usual)).toBe('');
  expect(EXAMPLE.read('http://localhost/')).toEqual(usual);
  expect(EXAMPLE.write({ kind: 'chats', weeks: 13, team: 7, from: '2026-03-02', page: 2, done: true, q: 'a b' })).toBe(
    '?kind=chats&weeks=13&team=7&from=2026-03-02&page=2&done=&q=a+b',
  );
});

test('nonsense in an address is as if it were left out', () => {
  const nonsense = '?kind=letters&weeks=14&team=-1&from=2026-02-31&line=0&page=1000000&q=%20%20';
  expect(EXAMPLE.read(`http://localhost/${nonsense}`)).toEqual(EXAMPLE.read('http://localhost/'));
  expect(EXAMPLE.read('http://localhost/?q=a+long+search&team=9999999999999999').q).toBe('a lon');
});

test('a period is weeks before today or own days, the first no later than the last', () => {
  const asOf = '2026-03-18';
  const read = (search: string) => periodOf(PERIOD.read(`http://localhost/${search}`), asOf);
  expect(read('')).toEqual(lastWeeks(8, asOf));
  expect(read('?period=4')).toEqual({ period: '4', from: '2026-02-16', to: '2026-03-15', label: 'last 4 weeks' });
  expect(read('?period=days&from=2026-03-02&to=2026-03-04')).toMatchObject({ from: '2026-03-02', to: '2026-03-04' });
  for (const odd of ['?period=5', '?period=days', '?period=days&from=2026-03-04&to=2026-03-02'])
    expect(read(odd)).toEqual(lastWeeks(8, asOf));
});

/** What reads addresses by itself, and why. */
const OWN_READERS: Record<string, string> = {
  'app/components/file-link.tsx': 'keeps all that the page’s address says',
  'app/components/table-disclosure.tsx': 'keeps all that the page’s address says',
  'app/features/automation/receive-upload.server.ts': 'a program gets an answer to nonsense',
  'app/features/downloads/send-table.server.ts': 'any page may be asked for its tables',
  'app/features/goals/new/goal-form.tsx': 'asks with the form’s own fields',
  'app/features/imports/chosen-files.ts': 'any number of files',
  'app/features/imports/file-questions.tsx': 'the wizard’s form',
  'app/features/imports/import-forms.server.ts': 'the wizard’s form',
  'app/features/mapping/change-profile.server.ts': 'the wizard’s form',
  'app/features/metrics/answer-metrics.server.ts': 'a program gets an answer to nonsense',
  'app/features/teams/people-card.tsx': 'keeps all that the page’s address says',
  'app/routes/_shell.imports.$id.replace.tsx': 'any number of files',
  'app/routes/_shell.imports.map.$upload._index.tsx': 'the wizard’s form',
  'app/routes/_shell.imports.map.$upload.check.tsx': 'the wizard’s form',
  'app/routes/_shell.imports.new.tsx': 'any number of files',
  'app/routes/goals.judge.ts': 'asks with the form’s own fields',
  'app/routes/goals.judge_.many.ts': 'asks with the form’s own fields',
};

test('the parameters of a page are declared, and read and written by what is declared', () => {
  const room = /^app\/(address|server)\//;
  const reads = ({ text }: SourceFile) => /searchParams|new URLSearchParams\(|useSearchParams/.test(text);
  const found = files.filter((file) => !room.test(file.path) && reads(file)).map(({ path }) => path);
  expect(found).toEqual(Object.keys(OWN_READERS));
  const writes = ({ text }: SourceFile) => /^(?!\s*(\/\*|\*)).*[`'"]\/[^`'"\s]*\?[a-z_]+=/m.test(text);
  expect(files.filter(writes).map(({ path }) => path)).toEqual([]);
});
