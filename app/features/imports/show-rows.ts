import type { ImportRecord, RowOutcome } from 'importers/row-outcome';
import { tellInterval, tellStates } from './tell-interval';
import { reasonOf } from './words';

export interface ShownRow {
  line: number | null;
  raw: string[];
  fate: 'loads' | 'refused' | 'skipped' | 'unknown';
  /** What it would become, or why it would not be loaded, and what to do. */
  became: string[];
}

/** The first rows of a file as they stand, each beside what it would become. */
export function showRows(rawRows: readonly string[][], outcomes: readonly RowOutcome[]): ShownRow[] {
  return rawRows.map((raw, index) => {
    const outcome = outcomes[index];
    if (!outcome) return { line: null, raw, fate: 'unknown', became: [] };
    const { line } = outcome;
    if (outcome.fate === 'skipped') return { line, raw, fate: 'skipped', became: [reasonOf(outcome.code)] };
    if (outcome.fate === 'rejected') {
      const { column, cell, advice } = outcome.issue;
      const where = column === null ? [] : [`${column}: ${cell ?? 'blank'}`];
      return { line, raw, fate: 'refused', became: [reasonOf(outcome.issue.code), ...where, advice] };
    }
    return { line, raw, fate: 'loads', became: tellRecords(outcome.records) };
  });
}

/** A row's records, a line each; a person's states, of which a row may hold many, in one. */
function tellRecords(records: readonly ImportRecord[]): string[] {
  const states = records.filter((record) => record.kind === 'agent_state');
  const others = records.filter((record) => record.kind !== 'agent_state').map(tellRecord);
  return states.length > 0 ? [...others, tellStates(states)] : others;
}

/** A record in one line: what a person would check. */
function tellRecord(record: ImportRecord): string {
  const who = (person: { name: string | null; login: string | null; email: string | null } | null) =>
    person ? (person.name ?? person.login ?? person.email) : 'nobody';
  const parts: (string | null | false)[] = (() => {
    switch (record.kind) {
      case 'leg':
        return [
          `${record.direction} ${record.channel} ${record.contactKey}`,
          instant(record.started),
          who(record.person),
          record.queue,
          record.isAnswered ? 'answered' : record.isAbandoned ? 'abandoned' : 'not answered',
          record.waitMs !== null && `wait ${duration(record.waitMs)}`,
          record.talkMs !== null && `talk ${duration(record.talkMs)}`,
          record.holdMs !== null && `hold ${duration(record.holdMs)}`,
          record.afterContactWorkMs !== null && `after ${duration(record.afterContactWorkMs)}`,
          record.isResolved !== null && (record.isResolved ? 'resolved' : 'not resolved'),
        ];
      case 'answer':
        return [
          `${record.survey.toUpperCase()} answer`,
          record.score === null ? 'not answered' : `${record.score} of ${record.scaleMin} to ${record.scaleMax}`,
          instant(record.asked),
          record.contactKey && `contact ${record.contactKey}`,
        ];
      case 'review_item':
        return [
          `review ${record.reviewKey}`,
          who(record.person),
          `${record.section} ${record.item}`.trim(),
          record.isNotApplicable ? 'not applicable' : `${record.points ?? 0} of ${record.possible}`,
        ];
      case 'roster':
        return [
          record.name,
          record.email,
          record.team && `${record.isLeader ? 'leads' : 'in'} ${record.team}`,
          record.fromDate && `from ${record.fromDate}`,
          record.toDate && `to ${record.toDate}`,
          record.isContractor && 'contractor',
        ];
      case 'event':
        return [
          record.type.replace('_', ' '),
          record.title,
          record.onDate,
          record.team ?? record.queue ?? who(record.person),
        ];
      case 'agent_interval':
      case 'agent_state':
      case 'queue_interval':
      case 'adherence_interval':
        return tellInterval(record);
    }
  })();
  return parts.filter(Boolean).join(' · ');
}

function instant({ at, timeZone }: { at: number; timeZone: string }): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone,
  });
  return `${format.format(at).replace(',', '')} ${timeZone}`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
