import { LONGEST_VALUE, shown } from '../bounds';
import { isTimeZone } from '../cells/time-zone';
import { ROW_KINDS, ROW_MEANINGS, type RowKind } from '../profiles/meanings';
import { saidColumns } from '../read/recognize/column-shapes';
import { plainHeader } from '../read/table/header-names';
import type { Mapping } from './mapping';
import { type ColumnSuggestion, type SeenColumn, seenColumns, suggestColumns } from './suggest-columns';
import { bestKey, judgeKeys } from './suggest-key';

/** A table that no profile knows, as its first rows have it. */
export interface UnknownTable {
  fileName: string;
  headers: readonly string[];
  rows: readonly string[][];
  hasDecimalComma: boolean;
}

/** A whole mapping to begin with, and the reason for each part of it. */
export interface MappingSuggestion {
  mapping: Mapping;
  columns: { header: string; looks: SeenColumn['shape']; examples: string[]; because: string }[];
  zoneBecause: string;
}

const EXAMPLES = 3;

/** Suggests what a row is (unless it is said) and all that follows from it. */
export function suggestMapping(table: UnknownTable, said?: RowKind): MappingSuggestion {
  const seen = seenColumns(
    table.headers,
    saidColumns(table.rows, table.headers.length).map(({ texts }) => texts),
  );
  const tried = (said ? [said] : ROW_KINDS).map((kind) => {
    const columns = suggestColumns(kind, seen, table.hasDecimalComma);
    return { kind, columns, score: scoreOf(kind, columns) };
  });
  const best = tried.reduce((first, next) => (next.score > first.score ? next : first));
  const zone = zoneOf(table.headers);
  const mapping: Mapping = {
    rows: best.kind,
    columns: best.columns.flatMap(({ column }) => column ?? []),
    dropped: [],
    source: best.kind === 'roster' ? 'roster' : sourceOf(table.fileName),
    channel: channelOf(best.kind, table.headers),
    key: [],
    dateOrder: null,
    timeZone: zone,
    nulls: nullWords(seen),
  };
  return {
    mapping: { ...mapping, key: bestKey(judgeKeys(mapping, table.headers, table.rows)) },
    zoneBecause: zone ? 'a header says so' : 'no header names one, so it is the center’s unless the cells name theirs',
    columns: seen.map(({ header, shape, said: cells }, index) => ({
      header,
      looks: shape,
      examples: [...new Set(cells)].slice(0, EXAMPLES).map(shown),
      because: best.columns[index]!.because,
    })),
  };
}

/** How much of what such rows need and tell was found. */
function scoreOf(kind: RowKind, columns: readonly ColumnSuggestion[]): number {
  const { needs, telling } = ROW_MEANINGS[kind];
  const fields = new Set(columns.flatMap(({ column }) => column?.field ?? []));
  const lacking = needs.filter(({ oneOf }) => !oneOf.some((field) => fields.has(field))).length;
  const named = new Set(columns.flatMap(({ column, isNamed }) => (column && isNamed ? [column.field] : [])));
  return named.size + 2 * telling.filter((field) => named.has(field)).length - 4 * lacking;
}

/** A zone that a header names explicitly: Start (UTC), Time (Europe/Berlin). */
function zoneOf(headers: readonly string[]): string | null {
  for (const header of headers) {
    const named = /[([\s](UTC|GMT|[A-Z][A-Za-z]+\/[A-Za-z_]+)[)\]\s]?$/.exec(header)?.[1];
    if (named && isTimeZone(named)) return named === 'GMT' ? 'UTC' : named;
  }
  return null;
}

const CHAT = /\b(chat|conversation|teammate|message)/;

function channelOf(kind: RowKind, headers: readonly string[]): Mapping['channel'] {
  if (headers.some((header) => CHAT.test(plainHeader(header)))) return 'chat';
  return kind === 'ticket' ? 'email' : 'voice';
}

const NULLS = new Set(
  `no data, not available, not set, unknown, unassigned, no value, blank, empty, --:--, --:--:--, ?, keine angabe,
   k.a., nicht verfügbar, non renseigné, non disponible, sin datos, sin asignar, no disponible, sem dados, não informado,
   não disponível, n.d.`
    .trim()
    .split(/,\s+/),
);

/** Words for nothing that these cells use and not every file does. */
function nullWords(columns: readonly SeenColumn[]): string[] {
  const found = new Set<string>();
  for (const { said } of columns) {
    for (const cell of said) {
      const word = cell.length > LONGEST_VALUE ? '' : cell.toLowerCase();
      if (NULLS.has(word)) found.add(word);
    }
  }
  return [...found];
}

/** "RingCentral-calls_2026-11 (2).csv" → "ringcentral_calls": the name's words, without its days and numbers. */
function sourceOf(fileName: string): string {
  const words = plainHeader(fileName.replace(/\.[^.]{1,5}$/, '')).split(' ');
  const kept = words.filter((word) => /^\p{L}{2,}$/u.test(word) && !/^(export|report|csv|copy|final)$/.test(word));
  return kept.slice(0, 3).join('_') || 'own_export';
}
