import { dirname } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { findNodes, type Import, readSourceFiles, type SourceFile } from './source-files';

const files = readSourceFiles();

/** Which folders a file may import from; the first entry that its path begins with counts. Types and packages are told apart. */
const MAY_IMPORT: [folder: string, mayImport: string[], mayImportTypes?: string[]][] = [
  ['db/', ['db/']],
  ['importers/', ['importers/', 'db/']],
  ['app/statistics/', ['app/statistics/']],
  ['app/metrics/cli', ['app/', 'db/']],
  [
    'app/metrics/',
    ['app/metrics/', 'app/statistics/', 'app/clock', 'app/reader-locale', 'db/default-settings'],
    ['db/measures', 'db/leg-durations'],
  ],
  ['app/charts/', ['app/charts/', 'app/components/', 'app/metrics/', 'app/reader-locale']],
  ['app/components/', ['app/components/', 'app/metrics/', 'app/reader-locale']],
  ['app/', ['app/', 'db/', 'importers/']],
  ['fixtures/', ['fixtures/', 'db/', 'importers/', 'app/clock']],
  ['scripts/', ['']],
  ['tests/', ['']],
];

/** The layer that comes before all others: what a feature's server side may use, its components may not. */
const isServerOnly = (path: string) => /\.server(\.tsx?)?$/.test(path);

function mayImport(file: SourceFile, imported: Import): boolean {
  const rule = MAY_IMPORT.find(([folder]) => file.path.startsWith(folder));
  if (rule === undefined || imported.isPackage) return true;
  const [, values, types = []] = rule;
  return [...values, ...(imported.isTypeOnly ? types : [])].some((folder) => imported.of.startsWith(folder));
}

const offences = (isOffence: (file: SourceFile, imported: Import) => boolean) =>
  files.flatMap((file) =>
    file.imports.filter((each) => isOffence(file, each)).map((each) => `${file.path} imports ${each.specifier}`),
  );

test('there are files to judge in every layer', () => {
  for (const [folder] of MAY_IMPORT.filter(([folder]) => folder.endsWith('/')))
    expect([folder, files.some((file) => file.path.startsWith(folder))]).toEqual([folder, true]);
});

test('each layer imports only from the layers below it', () => {
  expect(offences((file, imported) => !mayImport(file, imported))).toEqual([]);
});

/** Features in the order in which they stand on one another: each may import those before it. */
const FEATURES = [
  ...['access', 'saved', 'verdicts', 'metrics', 'contacts', 'events', 'effects', 'baselines'],
  ...['imports', 'downloads', 'held', 'automation', 'data-health', 'mapping'],
  ...['waiting', 'goals', 'scorecards', 'settings', 'teams', 'people', 'today'],
];

/** What a path is of: a feature, a folder of the app or a file beside them, or a folder of the repository. */
const folderOf = (path: string) => /^(app\/features\/[^/]+|app\/[^/]+?(?=\/|\.tsx?$|$)|[^/]+)/.exec(path)?.[0] ?? path;

test('a feature imports only features that stand before it', () => {
  const place = (folder: string) => FEATURES.indexOf(folder.replace('app/features/', ''));
  const found = new Set(files.map(({ path }) => folderOf(path)).filter((folder) => folder.startsWith('app/features/')));
  expect([...found].map((folder) => folder.replace('app/features/', '')).sort()).toEqual([...FEATURES].sort());
  const isAbove = (from: string, to: string) => found.has(from) && found.has(to) && place(to) > place(from);
  expect(offences(({ path }, { of }) => isAbove(folderOf(path), folderOf(of)))).toEqual([]);
});

/** Folders that import themselves by way of others. */
function circlesOf(among: readonly SourceFile[], folderOf: (path: string) => string): string[] {
  const imported = new Map<string, Set<string>>();
  for (const { path, imports } of among) {
    const into = imported.get(folderOf(path)) ?? new Set();
    for (const { of, isPackage } of imports) if (!isPackage) into.add(folderOf(of));
    imported.set(folderOf(path), into);
  }
  const reachedFrom = (start: string) => {
    const reached = new Set<string>();
    const queue = [start];
    for (let folder = queue.pop(); folder !== undefined; folder = queue.pop())
      for (const next of imported.get(folder) ?? []) {
        if (next === folder || reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
    return reached;
  };
  return [...imported.keys()].filter((folder) => reachedFrom(folder).has(folder));
}

test('no two folders import each other, not even by way of others', () => {
  expect(circlesOf(files, folderOf)).toEqual([]);
});

test('nor do the rooms of a feature, or what they share and they', () => {
  const ofFeatures = files.filter(({ path }) => path.startsWith('app/features/'));
  const rooms = new Set(ofFeatures.map(({ path }) => dirname(path)).filter((room) => room.split('/').length > 3));
  expect([...rooms]).toContain('app/features/goals/judging');
  expect(circlesOf(ofFeatures, dirname)).toEqual([]);
});

test('folders that import each other are found', () => {
  const file = (path: string, ...of: string[]) =>
    ({ path, imports: of.map((each) => ({ of: each, isPackage: false })) }) as SourceFile;
  const chain = [file('a/1', 'b/1'), file('b/1', 'c/1'), file('d/1', 'a/1')];
  expect(circlesOf(chain, dirname)).toEqual([]);
  expect(circlesOf([...chain, file('c/2', 'a/2')], dirname)).toEqual(['a', 'b', 'c']);
});

test('the statistics and the metrics know no package but the distributions and dates', () => {
  const isPure = (path: string) => /^app\/(statistics|metrics)\/(?!cli)/.test(path);
  const allowed = /^(@stdlib\/.*|date-fns|d3-array)$/;
  expect(offences(({ path }, { of, isPackage }) => isPure(path) && isPackage && !allowed.test(of))).toEqual([]);
});

test('charts are drawn on the server alone: what draws with d3 is server code', () => {
  const draws = ({ of }: Import) => /^d3-(scale|shape)$/.test(of);
  expect(files.some((file) => file.imports.some(draws))).toBe(true);
  expect(offences(({ path }, imported) => path.startsWith('app/') && draws(imported) && !isServerOnly(path))).toEqual(
    [],
  );
});

test('threads are started in one file, and tasks run on them by the pool alone, which counts them', () => {
  const starting = files.filter(({ path, text }) => !path.startsWith('tests/') && /\bnew Worker\(/.test(text));
  expect(starting.map(({ path }) => path)).toEqual(['db/threads/start-thread.ts']);
  const of = 'importers/load/threads/run-in-worker';
  const asking = files.filter(({ imports }) => imports.some((each) => each.of === of && !each.isTypeOnly));
  expect(asking.map(({ path }) => path).filter((path) => !path.startsWith('tests/'))).toEqual([
    'importers/load/threads/pool.ts',
  ]);
});

test('nothing imports a route, and routes reach the rest of the app by ~/ alone', () => {
  const isRoute = (path: string) => path.startsWith('app/routes/');
  const isTest = (path: string) => path.startsWith('tests/');
  expect(offences(({ path }, { of }) => !isTest(path) && isRoute(of))).toEqual([]);
  const leaves = ({ specifier, isPackage }: Import) => !isPackage && !specifier.startsWith('~/');
  expect(offences(({ path }, imported) => isRoute(path) && leaves(imported))).toEqual([]);
});

test('what runs in the browser imports no server code, no database and no importer, but for their types', () => {
  const isReachedFromThere = ({ path }: SourceFile) =>
    files.some(
      (other) =>
        other.path.startsWith('app/') &&
        !isServerOnly(other.path) &&
        other.imports.some(({ of, isTypeOnly }) => !isTypeOnly && of === path.replace(/\.tsx?$/, '')),
    );
  const runsInBrowser = (file: SourceFile) =>
    /^app\/(features|components|charts|metrics)\//.test(file.path) &&
    !isServerOnly(file.path) &&
    isReachedFromThere(file);
  const isOfServer = ({ of }: Import) => isServerOnly(of) || /^(db|importers|node:.*|pino|kysely)(\/|$)/.test(of);
  const pure = new Set(['db/measures', 'db/default-settings']);
  expect(
    offences(
      (file, imported) => runsInBrowser(file) && isOfServer(imported) && !imported.isTypeOnly && !pure.has(imported.of),
    ),
  ).toEqual([]);
});

test('no browser loads the words of the glossary: only server code reads them and hands over those that a page shows', () => {
  const mayReadThem = (path: string) => isServerOnly(path) || path === 'app/metrics/glossary.ts';
  const areTheWords = ({ of, isTypeOnly }: Import) => /^app\/metrics\/glossary(\/|$)/.test(of) && !isTypeOnly;
  const ofApp = ({ path }: SourceFile) => path.startsWith('app/');
  expect(files.some((file) => ofApp(file) && isServerOnly(file.path) && file.imports.some(areTheWords))).toBe(true);
  expect(offences((file, imported) => ofApp(file) && areTheWords(imported) && !mayReadThem(file.path))).toEqual([]);
});

test('only tests, scripts and the fixtures themselves read the fixtures', () => {
  const mayReadThem = (path: string) => /^(tests|scripts|fixtures)\//.test(path);
  expect(offences(({ path }, { of }) => of.startsWith('fixtures') && !mayReadThem(path))).toEqual([]);
});

test('SQL stands in db and importers/load alone', () => {
  const maySpeakSql = (path: string) => /^(db|importers\/load|tests|scripts)\//.test(path);
  const isDriver = ({ of }: Import) => of === 'kysely' || of === 'better-sqlite3' || of === 'db/sqlite/driver';
  expect(offences(({ path }, imported) => isDriver(imported) && !imported.isTypeOnly && !maySpeakSql(path))).toEqual(
    [],
  );
  const verbs = new Set([
    'selectFrom',
    'insertInto',
    'updateTable',
    'deleteFrom',
    'replaceInto',
    'prepare',
    'executeQuery',
  ]);
  const speakers = files
    .filter(({ path }) => !maySpeakSql(path))
    .filter(({ tree }) => findNodes(tree, ts.isPropertyAccessExpression).some(({ name }) => verbs.has(name.text)));
  expect(speakers.map(({ path }) => path)).toEqual([]);
});

test('no text outside them is a statement', () => {
  const maySpeakSql = (path: string) => /^(db|importers\/load|tests|scripts|fixtures)\//.test(path);
  const isStatement =
    /\b(SELECT\s[\s\S]+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s)/;
  const textsOf = ({ tree }: SourceFile) => [
    ...findNodes(tree, ts.isStringLiteralLike),
    ...findNodes(tree, ts.isTemplateExpression),
  ];
  const speaks = (file: SourceFile) => textsOf(file).some((node) => isStatement.test(node.getText()));
  expect(files.filter((file) => !maySpeakSql(file.path) && speaks(file)).map(({ path }) => path)).toEqual([]);
  expect(files.filter((file) => /^db\/roll-up\//.test(file.path) && speaks(file)).length).toBeGreaterThan(5);
});

test('what only SQLite can do is asked for by db itself, but for its upkeep and what many rows need', () => {
  const upkeep = new Set(['db/sqlite/write-ahead-log', 'db/sqlite/is-damaged', 'db/sqlite/many-rows']);
  const isOutside = (path: string) => !/^(db|tests)\//.test(path);
  expect(offences(({ path }, { of }) => isOutside(path) && of.startsWith('db/sqlite/') && !upkeep.has(of))).toEqual([]);
});

test('SQLite is set by pragmas in db/sqlite alone', () => {
  const isMigration = (path: string) => /^db\/(lobby\/)?migrations\//.test(path);
  const speakers = files.filter(
    ({ path, text }) => !path.startsWith('tests/') && !isMigration(path) && /pragma/i.test(text),
  );
  expect(speakers.length).toBeGreaterThan(3);
  expect(speakers.map(({ path }) => path).filter((path) => !path.startsWith('db/sqlite/'))).toEqual([]);
});

test('nothing outside db and importers/load names a row by what SQLite alone calls it, and no statement of theirs does', () => {
  const isMigration = (path: string) => /^db\/(lobby\/)?migrations\//.test(path);
  const ours = files.filter(({ path }) => /^(app|db|importers)\//.test(path) && !isMigration(path));
  expect(ours.filter(({ text }) => /\browid\b/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('a flag is asked as the truth that it is, never held against a number', () => {
  const isMigration = (path: string) => /^db\/(lobby\/)?migrations\//.test(path);
  const compared =
    /(?<!SET\s+|,\s*|[\w.])(\w\.)?(is|has)_\w+\s*(=|<>|!=|IS)\s*[01]\b|'(\w\.)?(is|has)_\w+',\s*'(=|<>|!=|is)',\s*[01]\b/i;
  expect(compared.test('WHERE l.is_answered = 1')).toBe(true);
  const ours = files.filter(({ path }) => /^(app|db|importers)\//.test(path) && !isMigration(path));
  expect(ours.filter(({ text }) => compared.test(text)).map(({ path }) => path)).toEqual([]);
});

test('answers are kept in one place, which asks whether rows have changed', () => {
  const asks = files.filter(({ path, text }) => path.startsWith('app/') && text.includes('findDataVersion'));
  expect(asks.map(({ path }) => path)).toEqual(['app/kept-by-version.server.ts']);
});

/** Sends again what it was sent, whatever that is. */
const RAW_FORMS = ['app/features/waiting/or-ask-again.server.ts'];

test('a form is read by its schema alone: no action looks into what was sent by itself', () => {
  const outside = files.filter(({ path }) => path.startsWith('app/') && !path.startsWith('app/server/'));
  const raw = ({ imports, text }: SourceFile) =>
    imports.some(({ of }) => of === 'app/server/read-form.server') && /\breadForm\b/.test(text);
  expect(outside.filter(raw).map(({ path }) => path)).toEqual(RAW_FORMS);
  const asking = outside.flatMap(({ path, tree }) =>
    findNodes(tree, ts.isTypeReferenceNode)
      .filter(({ typeName }) => typeName.getText() === 'FormData')
      .map(() => path),
  );
  expect(asking).toEqual([]);
  const schemas = ({ imports }: SourceFile) => imports.some(({ of }) => of === 'app/server/form-pieces.server');
  expect(outside.filter(schemas).length).toBeGreaterThan(10);
});

test('a form that changes something is one of three components: a button, a form that is filled in, what is sent again', () => {
  const posts = ({ path, tree }: SourceFile) =>
    path.startsWith('app/') &&
    findNodes(tree, ts.isJsxAttribute).some(
      ({ name, initializer }) => name.getText() === 'method' && initializer?.getText() === '"post"',
    );
  expect(files.filter(posts).map(({ path }) => path)).toEqual([
    'app/components/post-form.tsx',
    'app/components/send-again.tsx',
  ]);
  const bare = (of: string) => (file: SourceFile) => file.imports.some((each) => each.of === of && !each.isTypeOnly);
  const users = files.filter(bare('app/components/post-form')).map(({ path }) => path);
  expect(users.filter((path) => !path.startsWith('app/components/'))).toEqual([LISTED, ...ADDRESSED]);
  const wiring = files.filter(bare('@conform-to/react')).map(({ path }) => path);
  expect(wiring.filter((path) => path.startsWith('app/'))).toEqual([LISTED]);
});

/** The one form with lines that are added and removed, which conform does in the browser; no other form needs it there. */
const LISTED = 'app/features/scorecards/version-form.tsx';
/** What is chosen in them stands in the page's address, which says what is wrong with it. */
const ADDRESSED = ['app/routes/_shell.imports.$id.replace.tsx', 'app/routes/_shell.imports.new.tsx'];

test('no browser loads zod: forms are checked by their schemas on the server', () => {
  const isZod = ({ of, isTypeOnly }: Import) => /^(zod|@conform-to\/zod)(\/|$)/.test(of) && !isTypeOnly;
  const isOfApp = ({ path }: SourceFile) => path.startsWith('app/') && !isServerOnly(path);
  expect(files.some((file) => isServerOnly(file.path) && file.imports.some(isZod))).toBe(true);
  expect(offences((file, imported) => isOfApp(file) && isZod(imported))).toEqual([]);
});

test('SQLite is opened through db/sqlite/driver alone, which picks the driver that this Node can run', () => {
  const opens = ({ of, isTypeOnly }: Import) => /^(better-sqlite3|sqlite-node-20)$/.test(of) && !isTypeOnly;
  expect(offences((_, imported) => opens(imported))).toEqual([]);
});

test('what a request brings is read in app/server alone, where it is bounded', () => {
  const outside = files.filter(({ path }) => path.startsWith('app/') && !path.startsWith('app/server/'));
  const parsers = new Set(['parseWithZod', 'unstable_parseMultipartFormData', 'Busboy']);
  const reads = new Set(['formData', 'json', 'text', 'arrayBuffer', 'blob', 'bytes', 'body']);
  const isRequest = (text: string) => /(^|\.)(request|req|copy)$/.test(text);
  const readers = outside.flatMap(({ path, tree }) => [
    ...findNodes(tree, ts.isPropertyAccessExpression)
      .filter(
        ({ name, expression }) => name.text === 'formData' || (reads.has(name.text) && isRequest(expression.getText())),
      )
      .map((node) => `${path}: ${node.getText()}`),
    ...findNodes(tree, ts.isImportSpecifier)
      .filter(({ name, propertyName }) => parsers.has((propertyName ?? name).text))
      .map((node) => `${path}: ${node.getText()}`),
  ]);
  expect(readers).toEqual([]);
  const inside = files.filter(({ path }) => path.startsWith('app/server/'));
  expect(inside.some(({ text }) => text.includes('request.body'))).toBe(true);
});

const routes = files.filter(({ path }) => path.startsWith('app/routes/'));

/** The names that a route exports, in the order in which they stand. */
function exportsOf({ tree }: SourceFile): { name: string; node: ts.Node }[] {
  return tree.statements.flatMap((node) => {
    if (ts.isExportDeclaration(node) && node.exportClause !== undefined && ts.isNamedExports(node.exportClause))
      return node.exportClause.elements.map((element) => ({ name: element.name.text, node }));
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return [{ name: 'default', node }];
    if (ts.isFunctionDeclaration(node)) return [{ name: node.name?.text ?? '', node }];
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map((each) => ({ name: each.name.getText(), node }));
    return [];
  });
}

test('a route declares loader, action, component and ErrorBoundary in that order', () => {
  const order = ['loader', 'action', 'default', 'ErrorBoundary'];
  for (const route of routes) {
    const declared = exportsOf(route)
      .filter(({ name }) => order.includes(name))
      .map(({ name }) => name);
    expect([route.path, declared]).toEqual([route.path, order.filter((name) => declared.includes(name))]);
    if (declared.includes('default'))
      expect([route.path, declared]).toEqual([route.path, expect.arrayContaining(['ErrorBoundary'])]);
  }
});

/** Doors: what must answer to somebody who is not signed in. */
const OPEN_TO_ALL = new Set([
  'app/routes/healthz.ts loader',
  'app/routes/reset.$token.tsx loader',
  'app/routes/reset.$token.tsx action',
  'app/routes/sign-in.tsx loader',
  'app/routes/sign-in.tsx action',
  'app/routes/sign-out.tsx loader',
  'app/routes/welcome.$token.tsx loader',
  'app/routes/welcome.$token.tsx action',
]);

test('every loader and action asks who it is for, but for the doors', () => {
  const handlers = routes.flatMap((route) =>
    exportsOf(route)
      .filter(({ name }) => name === 'loader' || name === 'action')
      .map(({ name, node }) => ({ handler: `${route.path} ${name}`, asks: requiresAccess(route, node) })),
  );
  expect(handlers.length).toBeGreaterThan(OPEN_TO_ALL.size);
  expect(
    handlers
      .filter(({ asks }) => !asks)
      .map(({ handler }) => handler)
      .sort(),
  ).toEqual([...OPEN_TO_ALL].sort());
});

test('no byte of a body is taken before permission was asked, but at the doors', () => {
  const early = routes.flatMap((route) =>
    exportsOf(route)
      .filter(({ name }) => name === 'action' && !OPEN_TO_ALL.has(`${route.path} action`))
      .filter(({ node }) => {
        const calls = findNodes(node, ts.isCallExpression).map((call) => ({
          name: call.expression.getText(),
          at: call.getStart(),
        }));
        const firstOf = (names: RegExp) =>
          Math.min(...calls.filter(({ name }) => names.test(name)).map(({ at }) => at));
        return firstOf(/^(read(Submission|JsonUpload)|receive[A-Z]\w*)$/) < firstOf(/^require[A-Z]\w*$/);
      })
      .map(() => route.path),
  );
  expect(early).toEqual([]);
});

/** Whether a handler calls a guard: requireUser and its kin, or a feature's own that stands on them. */
function requiresAccess(route: SourceFile, node: ts.Node): boolean {
  const isGuarding = route.imports.some(({ of }) => /^app\/features\/.*access\.server$/.test(of));
  const calls = findNodes(node, ts.isCallExpression).map(({ expression }) => expression.getText());
  return isGuarding && calls.some((name) => /^require[A-Z]\w*$/.test(name));
}

test("a feature's own guard stands on those of access", () => {
  const guards = files.filter(({ path }) => /-access\.server\.ts$/.test(path));
  const bare = guards.filter(({ text, imports }) => {
    const isOnAccess = imports.some(({ of }) => of === 'app/features/access/access.server');
    return !isOnAccess || !/await require(User|Permission|Person|Team)\(|return require(Person|Team)\(/.test(text);
  });
  expect(bare.map(({ path }) => path)).toEqual([]);
});

test('files are named for what they hold, in kebab-case', () => {
  const code = files.filter(({ path }) => !path.startsWith('app/routes/'));
  const odd = code.filter(
    ({ path }) =>
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|test|spec|soak))?\.tsx?$/.test(path.split('/').at(-1) ?? ''),
  );
  expect(odd.map(({ path }) => path).filter((path) => !/^db\/(lobby\/)?migrations\/0/.test(path))).toEqual([]);
  const vague = /(^|\/)(utils?|misc|helpers?|types|common)(\.|\/|$)/;
  expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

/** Files that only list data: a table of columns, a source's profile. */
const isList = (path: string) => path === 'db/schema.ts' || path.startsWith('importers/profiles/');

test('a file that nears two hundred lines is split', () => {
  const long = files
    .filter(({ path }) => /^(app|db|importers)\//.test(path) && !isList(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }));
  expect(long.filter(({ lines }) => lines > 220)).toEqual([]);
});
