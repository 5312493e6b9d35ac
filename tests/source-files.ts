import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** One thing that a file imports: a path in the repository without its extension, or a package's name. */
export interface Import {
  of: string;
  specifier: string;
  isTypeOnly: boolean;
  isPackage: boolean;
}

export interface SourceFile {
  /** From the repository's root, with extension. */
  path: string;
  text: string;
  tree: ts.SourceFile;
  imports: Import[];
}

const FOLDERS = ['app', 'db', 'importers', 'fixtures', 'scripts', 'tests'];

/** Every TypeScript file of ours, parsed. */
export function readSourceFiles(): SourceFile[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return paths
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map(readSourceFile);
}

/** One file, parsed. */
export function readSourceFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: importsOf(path, tree) };
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Expression | undefined, isTypeOnly: boolean) => {
    if (node !== undefined && ts.isStringLiteral(node)) found.push({ ...resolve(path, node.text), isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function resolve(path: string, specifier: string): Omit<Import, 'isTypeOnly'> {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('~/')) return { of: join('app', bare.slice(2)), specifier, isPackage: false };
  if (/^(db|importers|fixtures)\//.test(bare)) return { of: bare, specifier, isPackage: false };
  if (bare.startsWith('.')) return { of: normalize(join(dirname(path), bare)), specifier, isPackage: false };
  const [scope = '', name = ''] = bare.split('/');
  return { of: scope.startsWith('@') ? `${scope}/${name}` : scope, specifier, isPackage: true };
}

/** Every node of a tree that the test lets through, depth first. */
export function findNodes<T extends ts.Node>(root: ts.Node, isOne: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (isOne(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
