import type { MappedColumn } from 'importers/mapping/mapping';
import { type Meaning, ROW_KINDS, ROW_MEANINGS } from 'importers/profiles/meanings';
import type { Identification } from 'importers/read/recognize/identification';
import { reasonOf } from '../imports/words';
import { findMappedFile, type MappedFile } from './find-mapping.server';
import { previewMapping } from './look-at-file.server';
import { DROPPED, KEPT, keyWord } from './mapping-address';
import { type ShownCell, showCell } from './show-cell';

const SHOWN_ROWS = 50;

/** A column as the wizard lists it. */
export interface ListedColumn {
  index: number;
  header: string;
  examples: string[];
  because: string;
  /** A field, KEPT or DROPPED. */
  meaning: string;
  unit: string | null;
  isDuration: boolean;
  isFlag: boolean;
  yes: string;
}

/** One of the first rows as it would be loaded. */
export interface PreviewRow {
  line: number | null;
  fate: 'loads' | 'refused' | 'skipped' | 'open';
  /** Why it would not load, where no single cell says so. */
  why: string | null;
  cells: ShownCell[];
}

/** All that the wizard shows of one file; null where there is no such file or it is no table. */
export async function findMappingPage(hash: string, params: URLSearchParams, signal?: AbortSignal) {
  const file = await findMappedFile(hash, params, signal);
  if (!file) return null;
  const { mapping, headers, suggestion, problems, editing } = file;
  const found = await previewMapping(file.path, { mapping, headers, shownRows: SHOWN_ROWS }, signal);
  const { meanings, kind } = ROW_MEANINGS[mapping.rows];
  return {
    hash,
    name: file.name,
    editing: editing && { id: editing.id, label: editing.label, next: editing.next },
    rows: mapping.rows,
    rowKinds: ROW_KINDS.map((id) => ({ value: id, label: ROW_MEANINGS[id].label })),
    meanings: groupsOf(meanings),
    columns: suggestion.columns.map((column, index) => listed(file, column, index)),
    settings: {
      source: mapping.source,
      channel: kind === 'leg' ? mapping.channel : null,
      key: keyWord(mapping.key),
      keys: keysOf(file),
      order: mapping.dateOrder ?? '',
      zone: mapping.timeZone ?? '',
      zoneBecause: suggestion.zoneBecause,
      nulls: mapping.nulls.join(', '),
    },
    dates: found.plan && { order: found.plan.dateOrder, because: found.plan.dateOrderBecause },
    times: found.plan && { zone: found.plan.timeZone, because: found.plan.zoneBecause },
    problems,
    question: questionOf(found),
    preview: previewOf(file, found),
    hasRows: found.problem?.code !== 'headers_only',
  };
}

export type MappingPage = NonNullable<Awaited<ReturnType<typeof findMappingPage>>>;

function listed(file: MappedFile, suggested: MappedFile['suggestion']['columns'][number], index: number): ListedColumn {
  const { mapping } = file;
  const { header, examples, because } = suggested;
  const column: MappedColumn | undefined = mapping.columns.find((each) => each.header === header);
  const rule = ROW_MEANINGS[mapping.rows].meanings.find(({ field }) => field === column?.field)?.rule;
  return {
    index,
    header,
    examples,
    because,
    meaning: column?.field ?? (mapping.dropped.includes(header) ? DROPPED : KEPT),
    unit: column?.unit ?? null,
    isDuration: rule?.cell === 'duration',
    isFlag: rule?.cell === 'flag',
    yes: column?.yes?.join(', ') ?? '',
  };
}

function groupsOf(meanings: readonly Meaning[]) {
  return [...new Set(meanings.map(({ group }) => group))].map((group) => ({
    group,
    options: meanings.filter((each) => each.group === group).map(({ field, label }) => ({ value: field, label })),
  }));
}

function keysOf({ mapping, keys }: MappedFile) {
  const labels = new Map(ROW_MEANINGS[mapping.rows].meanings.map(({ field, label }) => [field, label]));
  return keys.map(({ key, because }) => ({
    value: keyWord(key),
    label: key.map((field) => (labels.get(field) ?? field).replace(': date and time', '')).join(' + '),
    because,
  }));
}

/** What somebody must still say before the file can be read. */
function questionOf({ problem }: Identification) {
  if (!problem || problem.code === 'headers_only') return null;
  return { code: problem.code, message: problem.message, advice: adviceHere(problem.code) ?? problem.advice };
}

const adviceHere = (code: string): string | undefined =>
  ({
    ambiguous_dates: 'Choose below whether the day or the month comes first.',
    implausible_durations: 'Choose another unit for that column.',
  })[code];

function previewOf({ mapping }: MappedFile, found: Identification) {
  const { meanings } = ROW_MEANINGS[mapping.rows];
  const first = found.firstCells?.[0] ?? [];
  const columns = first.map(({ index, field }) => ({
    index,
    header: found.headers[index] ?? '',
    label: meanings.find((meaning) => meaning.field === field)?.label ?? field,
    isNumeric: first.find((cell) => cell.index === index)?.cell === 'duration',
  }));
  const rows = (found.firstCells ?? []).map((cells, place): PreviewRow => {
    const outcome = found.firstRows[place];
    const raw = found.rawRows[place] ?? [];
    const shown = cells.map((cell) => showCell(cell, raw));
    const line = outcome?.line ?? null;
    if (outcome?.fate === 'skipped') return { line, fate: 'skipped', why: reasonOf(outcome.code), cells: shown };
    if (outcome?.fate === 'rejected') {
      const isTold = shown.some(({ advice }) => advice !== null);
      return { line, fate: 'refused', why: isTold ? null : outcome.issue.advice, cells: shown };
    }
    return { line, fate: outcome && outcome.records.length > 0 ? 'loads' : 'open', why: null, cells: shown };
  });
  return { columns, rows };
}
