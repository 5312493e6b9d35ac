import { secondTurn } from '../../cells/time-zone';
import type { ImportRecord } from '../../row-outcome';

/** Intervals that are kept in mind; the oldest go first. */
const REMEMBERED = 100_000;

/**
 * Tells the two turns of autumn's doubled hour apart in interval reports: where a person or queue has the same interval
 * a second time, it is the later one. Keeps in mind the intervals of that hour alone.
 */
export class DoubledHours {
  readonly #seen = new Set<string>();

  settle(records: readonly ImportRecord[]): void {
    for (const record of records) {
      if (!('intervalMs' in record) || record.starts.oddHour !== 'doubled') continue;
      const { starts } = record;
      const of = 'queue' in record ? [record.queue, record.channel] : [];
      const who = 'person' in record ? [record.person.login, record.person.name, record.person.email] : [];
      const state = record.kind === 'agent_state' ? record.state : '';
      const key = JSON.stringify([record.kind, starts.at, of, who, state]);
      if (this.#seen.has(key)) record.starts = { ...starts, at: secondTurn(starts.timeZone, starts.at) };
      else this.#remember(key);
    }
  }

  #remember(key: string): void {
    if (this.#seen.size >= REMEMBERED) this.#seen.delete(this.#seen.values().next().value!);
    this.#seen.add(key);
  }
}
