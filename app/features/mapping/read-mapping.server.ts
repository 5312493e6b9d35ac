import type { DurationUnit } from 'importers/cells/duration';
import type { Mapping } from 'importers/mapping/mapping';
import type { Field } from 'importers/profile';
import { KEYS, ROW_KINDS, ROW_MEANINGS, type RowKind } from 'importers/profiles/meanings';
import { columnField, DROPPED, keyWord } from './mapping-address';

const UNITS = ['ms', 's', 'min', 'h', 'day'] as const satisfies readonly DurationUnit[];
const MOST_WORDS = 50;

/** What a row is, as the address says; undefined where it does not. */
export const readRowKind = (params: URLSearchParams): RowKind | undefined =>
  ROW_KINDS.find((kind) => kind === params.get('rows'));

/**
 * The mapping that an address says, on what was suggested for such rows. Where the kind of the rows was just changed,
 * the columns are suggested again. What makes no sense stays as suggested; the key is the chosen one, or empty.
 */
export function readMapping(params: URLSearchParams, headers: readonly string[], suggested: Mapping): Mapping {
  const rows = readRowKind(params);
  if (!rows) return suggested;
  const shared = {
    ...suggested,
    source: rows === 'roster' ? 'roster' : (sourceIn(params) ?? suggested.source),
    timeZone: params.has('zone') ? textIn(params, 'zone') : suggested.timeZone,
    nulls: params.has('nulls') ? wordsIn(params, 'nulls') : suggested.nulls,
    dateOrder: (['dmy', 'mdy'] as const).find((order) => order === params.get('order')) ?? null,
  };
  if (params.get('was') !== rows) return shared;
  const { meanings } = ROW_MEANINGS[rows];
  const columns = headers.flatMap((header, index) => {
    const meaning = meanings.find(({ field }) => field === params.get(columnField('c', index)));
    if (!meaning) return [];
    const unit = UNITS.find((each) => each === params.get(columnField('u', index)));
    const yes = meaning.rule.cell === 'flag' ? wordsIn(params, columnField('y', index)) : [];
    const isDuration = meaning.rule.cell === 'duration';
    const guessed = suggested.columns.find((column) => column.header === header)?.unit;
    return [
      {
        header,
        field: meaning.field as Field,
        ...(isDuration && { unit: unit ?? guessed ?? ('s' as const) }),
        ...(yes.length > 0 && { yes }),
      },
    ];
  });
  return {
    ...shared,
    columns,
    dropped: headers.filter((_, index) => params.get(columnField('c', index)) === DROPPED),
    channel: (['voice', 'chat', 'email'] as const).find((each) => each === params.get('channel')) ?? suggested.channel,
    key: KEYS.find((key) => keyWord(key) === params.get('key')) ?? [],
  };
}

const textIn = (params: URLSearchParams, name: string) => params.get(name)?.trim().slice(0, 100) || null;

/** Words parted by commas, small. */
function wordsIn(params: URLSearchParams, name: string): string[] {
  const words = (params.get(name) ?? '').split(',').map((word) => word.trim().toLowerCase());
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_WORDS);
}

/** A namespace of small letters, digits and _. */
function sourceIn(params: URLSearchParams): string | null {
  const source = (params.get('source') ?? '')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}0-9]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return source.slice(0, 60) || null;
}
