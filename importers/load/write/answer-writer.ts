import type { AnswerRecord } from '../../records';
import type { LoadContext } from './load-context';
import { ANSWERS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, TableWriter } from './table-writer';

type AnswerRow = RowOf<typeof ANSWERS>;

/** Surveys asked. They reach a person, queue and channel through the leg once the roll-up has linked them. */
export class AnswerWriter {
  readonly table = ANSWERS.table;
  readonly #writer: TableWriter<AnswerRow>;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, ANSWERS, context.importId);
  }

  prepare(answer: AnswerRecord, line: number): AnswerRow {
    const { context } = this;
    const sources = answer.legSource === null ? [context.source] : [answer.legSource, context.source];
    const employeeId = answer.person && context.personOf(answer.person, line, { sources, anySource: true });
    return {
      source: context.source,
      answer_key: answer.answerKey,
      contact_key: answer.contactKey,
      leg_source: answer.legSource,
      named_employee_id: employeeId,
      named_channel: answer.channel,
      kind: answer.survey,
      scale_min: answer.scaleMin,
      scale_max: answer.scaleMax,
      score: answer.score,
      comment: answer.comment,
      asked_at: answer.asked.at,
      answered_at: answer.answeredAt,
      local_date: context.days.of(answer.asked.at, employeeId),
      employee_id: employeeId,
      channel: answer.channel,
      leg_id: null,
      queue_id: null,
      import_id: context.importId,
      line,
    };
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(row: AnswerRow): boolean {
    return this.#writer.wouldReplace(row);
  }

  write(row: AnswerRow): Met {
    return this.#writer.write(row);
  }

  /** Inserts answers of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(answers: readonly AnswerRow[]): boolean {
    return this.#writer.insertAll(answers);
  }

  dateOf(row: AnswerRow): string {
    return row.local_date;
  }
}
