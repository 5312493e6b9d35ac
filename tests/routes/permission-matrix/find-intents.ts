import { existsSync } from 'node:fs';
import ts from 'typescript';
import { findNodes, readSourceFile, type SourceFile } from '../../source-files';

/** Figures and charts know of no forms. */
const MAY_HOLD_FORMS = /^app\/(features|components|routes|server)\//;
const parsed = new Map<string, { values: string[]; leadsTo: string[] }>();

/** Every value of `intent` that a route's forms send or its action asks for, found in its file and all that this imports. */
export function findIntents(route: string): string[] {
  const seen = new Set<string>();
  const values = new Set<string>();
  const queue = [route];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const found = parsed.get(path) ?? readIntents(readSourceFile(path));
    parsed.set(path, found);
    for (const value of found.values) values.add(value);
    queue.push(...found.leadsTo);
  }
  return [...values].sort();
}

function readIntents({ tree, imports }: SourceFile): { values: string[]; leadsTo: string[] } {
  const compared = findNodes(tree, ts.isBinaryExpression).filter(({ left, right }) => isIntent(left) && isText(right));
  const cases = findNodes(tree, ts.isSwitchStatement)
    .filter(({ expression }) => isIntent(expression))
    .flatMap(({ caseBlock }) => caseBlock.clauses.filter(ts.isCaseClause).map(({ expression }) => expression));
  const listed = findNodes(tree, ts.isVariableDeclaration).flatMap(({ name, initializer }) =>
    /INTENTS$/.test(name.getText()) && initializer ? [initializer] : [],
  );
  // `BUTTONS[intent]`: what the table of that name has.
  const looked = findNodes(tree, ts.isElementAccessExpression)
    .filter(({ argumentExpression }) => isIntent(argumentExpression))
    .map(({ expression }) => expression.getText());
  const keys = findNodes(tree, ts.isVariableDeclaration)
    .filter(({ name }) => looked.includes(name.getText()))
    .flatMap(({ initializer }) => (initializer ? findNodes(initializer, isKeyed) : []))
    .map(({ name }) => name.getText().replaceAll(/['"]/g, ''));
  const sent = findNodes(tree, ts.isJsxAttributes).flatMap(({ properties }) => {
    const attribute = (name: string) =>
      properties.filter(ts.isJsxAttribute).find((one) => one.name.getText() === name)?.initializer;
    const name = attribute('name');
    const value = attribute('value');
    return name && isText(name) && name.text === 'intent' && value ? [value] : [];
  });
  return {
    values: [...[...compared.map(({ right }) => right), ...cases, ...listed, ...sent].flatMap(textsIn), ...keys],
    leadsTo: imports.flatMap(({ of, isPackage }) => (isPackage || !MAY_HOLD_FORMS.test(of) ? [] : (fileOf(of) ?? []))),
  };
}

const isKeyed = (node: ts.Node): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment =>
  ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);

const isText = (node: ts.Node): node is ts.StringLiteral => ts.isStringLiteral(node);

/** `intent`, `typed.intent`, `form.get('intent')`. */
function isIntent(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isIntent(node.expression);
  if (ts.isIdentifier(node)) return node.text === 'intent';
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'intent';
  return ts.isCallExpression(node) && node.arguments.some((one) => isText(one) && one.text === 'intent');
}

const textsIn = (node: ts.Node) =>
  findNodes(node, ts.isStringLiteral).flatMap(({ text }) => (text === '' ? [] : [text]));

const fileOf = (of: string) => [`${of}.ts`, `${of}.tsx`, of].find((path) => /\.tsx?$/.test(path) && existsSync(path));
