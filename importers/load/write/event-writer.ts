import type { EventRecord } from '../../records';
import { folded } from '../people/people-book';
import { type LoadContext, RowRefused } from './load-context';
import { EVENTS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, TableWriter } from './table-writer';

type EventRow = RowOf<typeof EVENTS>;

/** What happened and is drawn on charts: for a person, a team, a queue, or for everybody. */
export class EventWriter {
  readonly table = EVENTS.table;
  readonly #writer: TableWriter<EventRow>;
  readonly #teams: Map<string, number>;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, EVENTS, context.importId);
    const teams = context.connection.prepare('SELECT id, name FROM teams').all() as { id: number; name: string }[];
    this.#teams = new Map(teams.map(({ id, name }) => [folded(name), id]));
  }

  prepare(event: EventRecord, line: number): EventRow {
    const { context } = this;
    return {
      source: context.source,
      event_key: event.eventKey,
      kind: event.type,
      title: event.title,
      on_date: event.onDate,
      until_date: event.untilDate,
      employee_id: event.person && context.personOf(event.person, line, { anySource: true }),
      team_id: this.#teamOf(event.team),
      queue_id: context.queues.idOf(event.queue),
      import_id: context.importId,
      line,
    };
  }

  write(row: EventRow): Met {
    return this.#writer.write(row);
  }

  dateOf(row: EventRow): string {
    return row.on_date;
  }

  #teamOf(name: string | null): number | null {
    if (name === null) return null;
    const id = this.#teams.get(folded(name));
    if (id !== undefined) return id;
    const advice = `There is no team called “${name}”. Add it to the roster, load the roster, then load this file again.`;
    throw new RowRefused({ code: 'unknown_team', column: null, cell: name, advice });
  }
}
