import { group } from 'd3-array';
import type { Db } from 'db/open';
import { type EventRow, findEvents } from 'db/queries/events';
import { findMemberIds } from 'db/queries/membership-scope';
import { EFFECT_KINDS, type EffectKindOfEvent } from './effect-kinds';

/** Something that was done, once, whoever and however many it was done with. */
export interface EffectEvent {
  /** The first of its rows; any of them leads to it. */
  id: number;
  ids: number[];
  kind: EffectKindOfEvent;
  title: string;
  onDate: string;
  untilDate: string | null;
  about: 'people' | 'queue' | 'everybody';
  people: number[];
  queueId: number | null;
}

/** The longest that anything is looked back for. */
export const FIRST_DAY = '1970-01-01';

/** Every training, session and process change of a span of days (inclusive), the latest first; rows that tell of one thing are one. */
export async function findEffectEvents(db: Db, { from, to }: { from: string; to: string }): Promise<EffectEvent[]> {
  const rows = (await findEvents(db, { from, to })).filter(({ onDate }) => onDate >= from);
  const told = rows.filter((row) => EFFECT_KINDS.some((kind) => kind === row.kind));
  const events = await Promise.all([...group(told, keyOf).values()].map((same) => joined(db, same)));
  return events.sort((a, b) => b.onDate.localeCompare(a.onDate) || b.id - a.id);
}

const aboutOf = (row: EventRow): EffectEvent['about'] =>
  row.queueId !== null ? 'queue' : row.employeeId !== null || row.teamId !== null ? 'people' : 'everybody';

const keyOf = (row: EventRow) =>
  JSON.stringify([row.kind, row.title, row.onDate, row.untilDate, aboutOf(row), row.queueId]);

async function joined(db: Db, rows: readonly EventRow[]): Promise<EffectEvent> {
  const first = rows[0]!;
  const teamIds = rows.flatMap(({ teamId, employeeId }) => (teamId !== null && employeeId === null ? [teamId] : []));
  const members = await findMemberIds(db, { teamIds, date: first.onDate });
  const named = rows.flatMap(({ employeeId }) => employeeId ?? []);
  const about = aboutOf(first);
  return {
    id: first.id,
    ids: rows.map(({ id }) => id),
    kind: EFFECT_KINDS.find((kind) => kind === first.kind) ?? 'training',
    title: first.title,
    onDate: first.onDate,
    untilDate: first.untilDate,
    about,
    people: about === 'people' ? [...new Set([...named, ...members])] : [],
    queueId: first.queueId,
  };
}
