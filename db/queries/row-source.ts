import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { LEG_DURATIONS, type LegDuration } from '../leg-durations';
import { withSettings } from '../measure-settings';
import {
  ADHERENCE_MEASURES,
  AGENT_INTERVAL_MEASURES,
  ANSWER_MEASURES,
  CHAT_MEASURES,
  chatRows,
  LEG_MEASURES,
  type Measure,
  REVIEW_MEASURES,
  REVIEW_SUMS,
} from '../measures';
import { repeatedWithin } from '../repeated-within';
import type { Settings } from '../settings';
import { isSeenByName, type Viewer } from './named-days';
import type { FactFilter } from './sum-facts';

/** The rows that figures are made of. */
export type RowSource = 'legs' | 'chats' | 'answers' | 'reviews' | 'agent_intervals' | 'adherence_intervals';

/** As a filter of facts. `orTeamIds` adds to what is seen by name the rows of these teams on their day: for sums alone. */
export interface RowFilter extends FactFilter {
  orTeamIds?: readonly number[];
}

const ALIAS = {
  legs: 'l',
  chats: 'o',
  answers: 'a',
  reviews: 'r',
  agent_intervals: 'i',
  adherence_intervals: 'w',
} as const;

const ROW_MEASURES: Record<RowSource, Partial<Record<Measure, string>>> = {
  legs: LEG_MEASURES,
  chats: CHAT_MEASURES,
  answers: ANSWER_MEASURES,
  reviews: REVIEW_MEASURES,
  agent_intervals: AGENT_INTERVAL_MEASURES,
  adherence_intervals: ADHERENCE_MEASURES,
};

const REVIEWS = `(SELECT r.*, MIN(i.import_id) AS import_id, MIN(i.line) AS line, ${REVIEW_SUMS.points} AS points,
  ${REVIEW_SUMS.possible} AS possible, ${REVIEW_SUMS.critical_misses} AS critical_misses
  FROM reviews r JOIN review_items i ON i.review_id = r.id GROUP BY r.id)`;

/** What is read where the rows themselves lack what all rows have, or some of them are not to be read yet. */
const ROWS: Partial<Record<RowSource, string>> = {
  legs: 'published_legs',
  chats: chatRows('published_legs l'),
  answers: 'published_answers',
  reviews: REVIEWS,
  agent_intervals: '(SELECT x.*, NULL AS contact_key FROM agent_intervals x)',
  adherence_intervals:
    '(SELECT x.*, NULL AS queue_id, NULL AS channel, NULL AS contact_key FROM adherence_intervals x)',
};

/** `FROM` of a source with the team that the person was in on the row's day (m); the rows have the letter of ALIAS. */
export function fromRows(source: RowSource): RawBuilder<unknown> {
  const rows = ALIAS[source];
  return sql.raw(`FROM ${ROWS[source] ?? source} ${rows}
    LEFT JOIN team_memberships m ON m.employee_id = ${rows}.employee_id AND m.from_date <= ${rows}.local_date
      AND (m.to_date IS NULL OR m.to_date > ${rows}.local_date)`);
}

/** A column of the source's rows. */
export function rowColumn(source: RowSource, column: string): RawBuilder<unknown> {
  return sql.ref(`${ALIAS[source]}.${column}`);
}

/** The settings to count by, and those in force, by which repeats are marked on the rows. */
export interface CountingSettings {
  settings: Settings;
  inForce: Settings;
}

/** What a row adds to a measure, by the measure's own declaration; null where the measure is not made of such rows. */
export function rowMeasure(source: RowSource, measure: Measure, counting: CountingSettings): RawBuilder<number> | null {
  const declared = ROW_MEASURES[source][measure];
  if (declared === undefined) return null;
  const repeated = repeatedColumn('l', counting);
  return sql.raw(`(${withSettings(declared, counting.settings).replaceAll('l.is_repeated', repeated)})`);
}

/** Whether the customer of a leg came again: as it is marked, or asked again where other days count. */
export function repeatedColumn(leg: 'l' | 'o', { settings, inForce }: CountingSettings): string {
  if (settings.repeat_days === inForce.repeat_days) return `${leg}.is_repeated`;
  return `(CASE WHEN ${repeatedWithin(settings.repeat_days, { leg, legs: 'published_legs' })} THEN 1 ELSE 0 END)`;
}

/** Whether a leg counts for a duration that is read as quantiles. */
export function hasDuration(column: LegDuration): RawBuilder<SqlBool> {
  return sql.raw(`(${LEG_DURATIONS[column]})`);
}

/** The filter as one condition over the source's rows; 0 and '' stand for none, as in daily_facts. */
export function rowConditions(source: RowSource, filter: RowFilter): RawBuilder<SqlBool> {
  const rows = ALIAS[source];
  const found: RawBuilder<SqlBool>[] = [];
  if (filter.from) found.push(sql`${sql.ref(`${rows}.local_date`)} >= ${filter.from}`);
  if (filter.to) found.push(sql`${sql.ref(`${rows}.local_date`)} <= ${filter.to}`);
  if (filter.employeeIds) found.push(isOneOf(`${rows}.employee_id`, filter.employeeIds, 0));
  if (filter.teamIds) found.push(isOneOf('m.team_id', filter.teamIds, 0));
  if (filter.queueIds) found.push(isOneOf(`${rows}.queue_id`, filter.queueIds, 0));
  if (filter.channels) found.push(isOneOf(`${rows}.channel`, filter.channels, ''));
  if (filter.seenBy) found.push(seenRows(source, filter.seenBy, filter.orTeamIds ?? []));
  return found.length > 0 ? sql<SqlBool>`${sql.join(found, sql` AND `)}` : sql<SqlBool>`1 = 1`;
}

/** Whether the viewer sees a row of the source by name. */
export function isNamedRow(source: RowSource, viewer: Viewer): RawBuilder<SqlBool> {
  const rows = ALIAS[source];
  return isSeenByName(viewer, { person: `${rows}.employee_id`, team: 'm.team_id', day: `${rows}.local_date` });
}

function seenRows(source: RowSource, viewer: Viewer, orTeamIds: readonly number[]): RawBuilder<SqlBool> {
  const named = isNamedRow(source, viewer);
  return orTeamIds.length === 0 ? named : sql`(${isOneOf('m.team_id', orTeamIds, 0)} OR ${named})`;
}

function isOneOf<V extends number | string>(column: string, values: readonly V[], none: V): RawBuilder<SqlBool> {
  const known = values.filter((value) => value !== none);
  const among = known.length > 0 ? sql`${sql.ref(column)} IN (${sql.join(known)})` : sql`1 = 0`;
  if (known.length === values.length) return sql`${among}`;
  return none === ''
    ? sql`(${among} OR coalesce(${sql.ref(column)}, '') = '')`
    : sql`(${among} OR ${sql.ref(column)} IS NULL)`;
}
