import type { Element } from './markup.server';

/** What a cell of a drawn table gives to a file: its very figure, with what belongs to it, and its words. */
export interface FileCell {
  value?: string;
  unit?: string;
  /** n, low, high, second: whatever the figure carries. */
  parts: Record<string, string>;
  words: string;
  /** Buttons and fields: nothing that a file could hold. */
  hasControls: boolean;
}

const CONTROLS = new Set(['button', 'form', 'input', 'select', 'textarea']);
const PARTS = ['n', 'low', 'high', 'second'];
const WRITTEN_NUMBER = /^-?\d{1,3}(,\d{3})*(\.\d+)?$/;

/** Reads a cell: figures from <data>, days and instants as ISO 8601 from <time>, a sparkline's weeks one after the other, and the words around them. */
export function readCell(cell: Element): FileCell {
  const found: FileCell = { parts: {}, words: '', hasControls: false };
  const words: string[] = [];
  gather(cell, found, words);
  const text = words
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();
  found.words = /^[–-]?$/.test(text) ? '' : text;
  const isNumber = /\bnumber\b/.test(cell.attributes.class ?? '') && WRITTEN_NUMBER.test(found.words);
  return isNumber && found.value === undefined
    ? { ...found, value: found.words.replaceAll(',', ''), words: '' }
    : found;
}

function gather(element: Element, found: FileCell, words: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') words.push(child);
    else take(child, found, words);
  }
}

function take(element: Element, found: FileCell, words: string[]): void {
  const { name, attributes } = element;
  if (CONTROLS.has(name)) {
    found.hasControls = true;
  } else if (name === 'time') {
    words.push(attributes.datetime ?? '');
  } else if (name === 'data') {
    takeFigure(attributes, found);
  } else if (attributes['data-weeks'] !== undefined) {
    found.value = attributes['data-weeks'];
  } else if (name !== 'svg' && attributes['aria-hidden'] !== 'true') {
    words.push(' ');
    gather(element, found, words);
    words.push(' ');
  }
}

function takeFigure(attributes: Record<string, string>, found: FileCell): void {
  if (attributes.value) found.value ??= attributes.value;
  found.unit ??= attributes['data-unit'];
  for (const part of PARTS) {
    const given = attributes[`data-${part}`];
    if (given !== undefined) found.parts[part] ??= given;
  }
}
