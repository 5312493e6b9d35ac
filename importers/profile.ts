import type { DurationUnit } from './cells/duration';
/**
 * What a source's report looks like, as data: which headers identify it, which column says what and in which unit, and
 * what its odd codes mean. A new source is one such object and one folder of examples; a vendor that changes a unit in
 * place is a new version.
 */

import type {
  AdherenceIntervalField,
  AgentIntervalField,
  AnswerField,
  EventField,
  Field,
  LegField,
  QueueIntervalField,
  ReviewField,
  RosterField,
} from './fields';
import type { StateClass } from './interval-records';
import type { LegRules } from './leg-rules';

export type { AgentIntervalField, Field, LegField } from './fields';
export type { LegLog, LegRules, LoggedEvent } from './leg-rules';

/** The closed vocabulary of cell parsers (importers/cells). */
export type CellParser =
  | 'text'
  | 'id'
  | 'duration'
  | 'number'
  | 'flag'
  | 'choice'
  | 'instant'
  | 'epoch'
  | 'date'
  | 'time'
  | 'zone';

export interface ProfileColumn<F extends Field = Field> {
  field: F;
  /**
   * Synonyms, best first: the first that stands in the file is taken. Compared without case, accents or punctuation.
   * Where columns are guessed, a synonym may be part of a longer header, unless it begins with `=`.
   */
  headers: readonly string[];
  cell: CellParser;
  /** Unit of bare numbers in a duration column. */
  unit?: DurationUnit;
  /** Bare numbers in a column of shares are percent. */
  isPercent?: boolean;
  /** The file may lack the column. */
  isOptional?: boolean;
  /** A row without it is refused. */
  isRequiredInRow?: boolean;
  /** For choices and flags: cell (lower case) → value. `*` stands for every other cell, `` for a blank one. */
  values?: Readonly<Record<string, string>>;
  /** What to cut from the cell's end or start, as the text of a regular expression. */
  cut?: string;
  /** A regular expression's text whose first group is what the cell says; a cell that it does not fit says nothing. */
  pick?: string;
  /** Stands between several people or queues in one cell: of queues the first is taken, of people none. */
  separator?: string;
  /** Where the report's author words the header: a regular expression's text that finds the question, if numbers stand below. */
  question?: string;
  /** Cells that mean nobody or nothing in this column alone, lower case. */
  nulls?: readonly string[];
  /** For headers such as `alias:five9`: every header with this prefix is such a column, named by what follows. */
  prefix?: string;
  /** A regular expression's text: every other header that it fits is such a column, named by its first group. Comes last. */
  pattern?: string;
}

/** Where a local time's zone comes from: a zone that the vendor fixes, else what the user or the center says. */
export interface ZoneRule {
  fixed?: string;
  /** A regular expression's text whose first group is the zone, where a row below the header names it. */
  subheader?: string;
  /** The same, where a line above the table names it. */
  above?: string;
  /** Why, in words for the screen. */
  because: string;
}

interface ProfileBase<F extends Field> {
  id: string;
  label: string;
  version: number;
  /** Namespace of keys and aliases. */
  source: string;
  /** Header sets that identify the report: all of one must stand in the file. */
  identifiedBy: readonly (readonly string[])[];
  /** The report's other usual headers: the more of them, the surer. */
  usualHeaders: readonly string[];
  columns: readonly ProfileColumn<F>[];
  zone: ZoneRule;
  /** The order in which the vendor writes numeric dates, where the file's own values leave it open. */
  dateOrder?: { order: 'dmy' | 'mdy'; because: string };
  /** Whole cells that mean nothing, lower case, beside the words that every file uses. */
  nulls: readonly string[];
  /** Cells that stand where a person should and are nobody, lower case. */
  nobody: readonly string[];
  /** First cells (lower case, as beginnings) of total and footer rows. */
  totals: readonly string[];
  footers: readonly string[];
  /** Headers that add nothing to what other columns say and are not kept as attributes. */
  ignored: readonly string[];
  /** Headers in other languages, lower case, and the vendor's own names for them. */
  translations?: Readonly<Record<string, string>>;
  /** What lines above the table say for every row: field, and a regular expression's text whose first group is the cell. */
  above?: readonly { field: F; fits: string }[];
  /** For a report without a header: its columns in their order, and how some of them look (regular expressions' texts). */
  nameless?: { names: readonly string[]; shapes: Readonly<Record<string, string>> };
  /** Rows right below the header that go on with it: further names, wordings of questions, ids. */
  subheaderRows?: number;
  /** The column and the cells (lower case) by which a file says that it is not the whole report. */
  partial?: { header: string; cells: readonly string[] };
  /** The unit of bare numbers differs among files: settled by the talk time against the clock, or by its size. */
  units?: readonly [DurationUnit, ...DurationUnit[]];
  /** Of these fields one at least must be found in the file. */
  needsOneOf?: readonly F[];
  /** The columns are found by synonyms and by what their cells look like, not by one vendor's header set. */
  isGuessed?: boolean;
}

export interface LegProfile extends ProfileBase<LegField> {
  kind: 'leg';
  leg: LegRules;
}
export interface AnswerProfile extends ProfileBase<AnswerField> {
  kind: 'answer';
  /** Rows that are no answers: field and the cells (lower case) that say so. */
  skipWhen?: { field: AnswerField; cells: readonly string[] };
}
export interface ReviewProfile extends ProfileBase<ReviewField> {
  kind: 'review_item';
}
export interface RosterProfile extends ProfileBase<RosterField> {
  kind: 'roster';
}
export interface EventProfile extends ProfileBase<EventField> {
  kind: 'event';
}

/**
 * Interval reports. A row begins and ends by its own columns: `started` and `ended` or `length`; or `date`, alone for a
 * whole local day, else with `start_time` and `end_time`. Without `started` and `date` the days that the file covers come
 * from its preamble or from whoever loads it (ReadPlan.period).
 */
interface IntervalRules<F extends Field> {
  /** How long a row is that says when it begins and not when it ends, in milliseconds; a date alone is a whole day. */
  lengthMs?: number;
  /** Rows that are nobody's and no queue's: a field, and a regular expression's text that finds them in its cell. */
  skipWhen?: { field: F; fits: string };
}

export interface AgentIntervalProfile extends ProfileBase<AgentIntervalField> {
  kind: 'agent_interval';
  interval: IntervalRules<AgentIntervalField> & {
    /** What the states in the columns are (lower case), and those that are not listed. */
    states?: { classes: Readonly<Record<string, StateClass>>; otherwise: StateClass };
    /** Sums that the report does not say itself: the sum of these fields, as far as the file has them. */
    sums?: Partial<Record<'handle' | 'contact' | 'on_queue' | 'logged_in', readonly AgentIntervalField[]>>;
  };
}
export interface QueueIntervalProfile extends ProfileBase<QueueIntervalField> {
  kind: 'queue_interval';
  interval: IntervalRules<QueueIntervalField> & {
    /** Without a column of its own: who did not give up was answered. */
    answeredIsRest?: boolean;
    /** Without a column of its own: whoever was answered or gave up had come. */
    offeredIsSum?: boolean;
    /** What `service_level` is a share of. */
    serviceLevelOf?: 'offered' | 'answered';
  };
}
export interface AdherenceIntervalProfile extends ProfileBase<AdherenceIntervalField> {
  kind: 'adherence_interval';
  interval: IntervalRules<AdherenceIntervalField> & {
    /** Without a column of its own: scheduled time that was not worked is lost. */
    lostIsRest?: boolean;
  };
}

export type IntervalProfile = AgentIntervalProfile | QueueIntervalProfile | AdherenceIntervalProfile;

export type Profile = LegProfile | AnswerProfile | ReviewProfile | RosterProfile | EventProfile | IntervalProfile;
