import ts from 'typescript';
import { findNodes, type SourceFile } from './source-files';

/** What stands in a sentence for whatever the page puts there. */
const FILLED_IN = 'x';
/** Elements within a sentence; what begins another element begins another sentence. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong', 'time']);
const SQL = /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE) /;

export interface SourceText {
  line: number;
  text: string;
}

/** The texts of a file that somebody may read, whatever the data: its strings, and what stands between its tags. */
export function findTexts({ tree }: SourceFile): SourceText[] {
  const at = (node: ts.Node, text: string) => ({
    line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    text,
  });
  return [
    ...findNodes(tree, isReadableString).map((node) => at(node, textOfString(node))),
    ...findNodes(tree, isMarkup).flatMap((node) => textsBetween(node.children).map((text) => at(node, text))),
  ].filter(({ text }) => !SQL.test(text));
}

type StringNode = ts.StringLiteralLike | ts.TemplateExpression;
type Markup = ts.JsxElement | ts.JsxFragment;

function isReadableString(node: ts.Node): node is StringNode {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return false;
  return !ts.isImportDeclaration(node.parent) && !ts.isTaggedTemplateExpression(node.parent);
}

const isMarkup = (node: ts.Node): node is Markup => ts.isJsxElement(node) || ts.isJsxFragment(node);

const textOfString = (node: StringNode): string =>
  ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => FILLED_IN + literal.text).join('')
    : node.text;

/** The texts of an element, one for each stretch that no other element interrupts. */
function textsBetween(children: readonly ts.JsxChild[]): string[] {
  const texts = [''];
  const add = (text: string) => texts.push(`${texts.pop()}${text}`);
  for (const child of children) {
    if (ts.isJsxText(child)) add(child.text.replaceAll(/\s+/g, ' '));
    else if (ts.isJsxExpression(child)) add(textOfExpression(child));
    else if (isInline(child)) add(textsBetween(child.children).join(' '));
    else if (ts.isJsxSelfClosingElement(child)) add(FILLED_IN);
    else texts.push('');
  }
  return texts.filter((text) => /\p{L}/u.test(text));
}

function textOfExpression({ expression }: ts.JsxExpression): string {
  if (expression === undefined) return '';
  return ts.isStringLiteralLike(expression) ? expression.text : FILLED_IN;
}

function isInline(child: ts.JsxChild): child is ts.JsxElement {
  if (!ts.isJsxElement(child)) return false;
  const name = child.openingElement.tagName.getText();
  return INLINE.has(name) || name.endsWith('Link');
}
