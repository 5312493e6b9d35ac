import { existsSync } from 'node:fs';
import ts from 'typescript';
import { findNodes, readSourceFile, type SourceFile } from '../../source-files';

/** Figures and charts know of no forms. */
const MAY_HOLD_FORMS = /^app\/(features|components|routes|server)\//;
const parsed = new Map<string, { values: string[]; leadsTo: string[] }>();

/** Every value of `intent` that a route's forms send or their schemas know, found in its file and all that this imports. */
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
  // `intent: z.literal('close')`: what a form's schema knows.
  const declared = findNodes(tree, ts.isPropertyAssignment).flatMap(({ name, initializer }) =>
    name.getText() === 'intent' && isOfSchema(initializer) ? [initializer] : [],
  );
  const sent = findNodes(tree, ts.isJsxAttributes).flatMap(({ properties }) => {
    const attribute = (name: string) =>
      properties.filter(ts.isJsxAttribute).find((one) => one.name.getText() === name)?.initializer;
    const [name, value, intent] = [attribute('name'), attribute('value'), attribute('intent')];
    const isIntent = name !== undefined && isText(name) && name.text === 'intent';
    return [isIntent ? value : undefined, intent].filter((one) => one !== undefined);
  });
  return {
    values: [...declared, ...sent].flatMap(textsIn),
    leadsTo: imports.flatMap(({ of, isPackage, isTypeOnly }) =>
      isPackage || isTypeOnly || !MAY_HOLD_FORMS.test(of) ? [] : (fileOf(of) ?? []),
    ),
  };
}

const isText = (node: ts.Node): node is ts.StringLiteral => ts.isStringLiteral(node);

const isOfSchema = (node: ts.Node) => ts.isCallExpression(node) && node.getText().startsWith('z.');

const textsIn = (node: ts.Node) =>
  findNodes(node, ts.isStringLiteral).flatMap(({ text }) => (text === '' ? [] : [text]));

const fileOf = (of: string) => [`${of}.ts`, `${of}.tsx`, of].find((path) => /\.tsx?$/.test(path) && existsSync(path));
