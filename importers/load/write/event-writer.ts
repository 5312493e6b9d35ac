import type { EventRecord } from '../../records';
import { folded } from '../people/people-book';
import { type LoadContext, RowRefused } from './load-context';
import { EVENTS } from './row-tables';
import type { Value } from './table-shape';
import { type Met, TableWriter } from './table-writer';

/** What happened and is drawn on charts: for a person, a team, a queue, or for everybody. */
export class EventWriter {
  readonly table = EVENTS.table;
  readonly #writer: TableWriter;
  readonly #teams: Map<string, number>;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, EVENTS, context.importId);
    const teams = context.connection.prepare('SELECT id, name FROM teams').all() as { id: number; name: string }[];
    this.#teams = new Map(teams.map(({ id, name }) => [folded(name), id]));
  }

  prepare(event: EventRecord, line: number): Value[] {
    const { context } = this;
    return [
      context.source,
      event.eventKey,
      event.type,
      event.title,
      event.onDate,
      event.untilDate,
      event.person && context.personOf(event.person, line, { anySource: true }),
      this.#teamOf(event.team),
      context.queues.idOf(event.queue),
      context.importId,
      line,
    ];
  }

  write(values: Value[]): Met {
    return this.#writer.write(values);
  }

  dateOf(values: Value[]): string {
    return values[4] as string;
  }

  #teamOf(name: string | null): number | null {
    if (name === null) return null;
    const id = this.#teams.get(folded(name));
    if (id !== undefined) return id;
    const advice = `There is no team called “${name}”. Add it to the roster, load the roster, then load this file again.`;
    throw new RowRefused({ code: 'unknown_team', column: null, cell: name, advice });
  }
}
