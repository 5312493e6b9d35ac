import type { Field, LegField, LegRules, Profile, ProfileColumn } from '../profile';
import { type Meaning, ROW_MEANINGS } from '../profiles/meanings';
import { ROSTER } from '../profiles/roster';
import { headerOf, type MappedColumn, type Mapping } from './mapping';

/** What a profile is called: its id, the name on the screen and which of its versions it is. */
export interface ProfileName {
  id: string;
  label: string;
  version: number;
}

/**
 * The profile that a mapping says, as plain data. The mapped headers identify such files, the others make it surer.
 * `before` is the version that is being changed: what it knows beyond a mapping is kept.
 */
export function profileOfMapping(
  mapping: Mapping,
  headers: readonly string[],
  name: ProfileName,
  before?: Profile,
): Profile {
  const { kind, meanings } = ROW_MEANINGS[mapping.rows];
  const mapped = mapping.columns.map(({ header }) => header);
  const isMapped = new Set(mapped);
  const base = {
    ...name,
    source: mapping.source,
    identifiedBy: [mapped],
    usualHeaders: headers.filter((header) => !isMapped.has(header)),
    zone: {
      ...(mapping.timeZone && { fixed: mapping.timeZone }),
      because: mapping.timeZone ? 'the profile says so' : 'nothing names a zone',
    },
    ...(mapping.dateOrder === 'dmy' || mapping.dateOrder === 'mdy'
      ? { dateOrder: { order: mapping.dateOrder, because: 'the profile says so' } }
      : {}),
    nulls: mapping.nulls,
    nobody: before?.nobody ?? NOBODY,
    totals: before?.totals ?? TOTALS,
    footers: before?.footers ?? [],
    ignored: mapping.dropped,
  };
  const columns = mapping.columns.map((column) => columnOf(column, mapping, meanings, before));
  if (mapping.rows === 'answer' && headerOf(mapping, 'survey_id') === undefined) {
    // Asked once a contact: the contact's id tells the surveys apart.
    const header = headerOf(mapping, 'contact_id');
    if (header) columns.push({ field: 'survey_id', headers: [header], cell: 'id', isRequiredInRow: true });
  }
  if (mapping.rows === 'roster') columns.push(...ROSTER.columns.filter(({ prefix }) => prefix));
  if (kind !== 'leg') return { ...base, kind, columns } as Profile;
  const rules = before?.kind === 'leg' ? before.leg : undefined;
  return { ...base, kind, columns: columns as ProfileColumn<LegField>[], leg: { ...rules, ...legRules(mapping) } };
}

const NOBODY = [
  'unassigned',
  'nobody',
  'no agent',
  'none',
  '0',
  'bot',
  'system',
  'nicht zugewiesen',
  'sin asignar',
  'non assigné',
  'não atribuído',
];
const TOTALS = ['total', 'totals', 'grand total', 'sum', 'summe', 'gesamt', 'totale', 'total general', 'total geral'];

function columnOf(
  { header, field, unit, yes }: MappedColumn,
  mapping: Mapping,
  meanings: readonly Meaning[],
  before: Profile | undefined,
): ProfileColumn {
  const own = meanings.find((meaning) => meaning.field === field)!.rule;
  const known = (before?.columns as readonly ProfileColumn[] | undefined)?.find((column) => column.field === field);
  const { headers: _headers, unit: _unit, values: valuesBefore, ...rule } = known ?? { ...own, headers: [] };
  const values = yes && yes.length > 0 ? yesValues(yes) : rule.cell === 'flag' ? own.values : valuesBefore;
  const isRequiredInRow = field === 'contact_id' || field === 'leg_id' ? isKey(field, mapping) : rule.isRequiredInRow;
  return {
    ...rule,
    headers: [header],
    isOptional: !REQUIRED.has(field),
    ...(isRequiredInRow !== undefined && { isRequiredInRow }),
    ...(rule.cell === 'duration' && { unit: unit ?? 's' }),
    ...(values && { values }),
  };
}

/** Columns without which a file is not such a file. */
const REQUIRED: ReadonlySet<Field> = new Set(['started', 'asked', 'reviewed', 'review_id', 'item', 'possible']);

const isKey = (field: LegField, { key, rows }: Mapping) =>
  ROW_MEANINGS[rows].kind === 'leg' && key.length === 1 && key[0] === field;

const yesValues = (yes: readonly string[]) => ({
  ...Object.fromEntries(yes.map((word) => [word.toLowerCase(), 'yes'])),
  '': '',
  '*': 'no',
});

function legRules(mapping: Mapping): LegRules {
  const { rows, key, channel } = mapping;
  const hasId = headerOf(mapping, 'contact_id') !== undefined;
  const withTime = (fields: readonly LegField[]) =>
    fields.flatMap((field): LegField[] =>
      field === 'started' && headerOf(mapping, 'started_time') ? ['started', 'started_time'] : [field],
    );
  const shared = {
    contactKey: hasId ? (['contact_id'] as const) : withTime(key),
    legKey: withTime(key),
    channel,
    direction: 'inbound',
    personOnlyIfAnswered: rows === 'contact',
    rating: { survey: 'csat', zeroIsMissing: true, blankIsUnasked: true },
  } as const;
  return rows === 'ticket'
    ? {
        ...shared,
        answeredWhen: [['name', 'first_reply'], ['name']],
        unansweredInbound: 'unknown',
        wait: { add: [], subtract: [] },
        resolvedByEnd: true,
      }
    : {
        ...shared,
        answeredWhen: [['answered'], ['talk']],
        unansweredInbound: 'abandoned',
        wait: { add: ['wait', 'ring'], subtract: [] },
      };
}
