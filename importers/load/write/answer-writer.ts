import type { AnswerRecord } from '../../records';
import type { LoadContext } from './load-context';
import { ANSWERS } from './row-tables';
import type { Value } from './table-shape';
import { type Met, TableWriter } from './table-writer';

/** Surveys asked. They reach a person, queue and channel through the leg once the roll-up has linked them. */
export class AnswerWriter {
  readonly table = ANSWERS.table;
  readonly #writer: TableWriter;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, ANSWERS, context.importId);
  }

  prepare(answer: AnswerRecord, line: number): Value[] {
    const { context } = this;
    const sources = answer.legSource === null ? [context.source] : [answer.legSource, context.source];
    const employeeId = answer.person && context.personOf(answer.person, line, { sources, anySource: true });
    return [
      context.source,
      answer.answerKey,
      answer.contactKey,
      answer.legSource,
      employeeId,
      answer.channel,
      answer.survey,
      answer.scaleMin,
      answer.scaleMax,
      answer.score,
      answer.comment,
      answer.asked.at,
      answer.answeredAt,
      context.days.of(answer.asked.at, employeeId),
      employeeId,
      answer.channel,
      null,
      null,
      context.importId,
      line,
    ];
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(values: Value[]): boolean {
    return this.#writer.wouldReplace(values);
  }

  write(values: Value[]): Met {
    return this.#writer.write(values);
  }

  /** Inserts answers of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(answers: readonly Value[][]): boolean {
    return this.#writer.insertAll(answers);
  }

  dateOf(values: Value[]): string {
    return values[13] as string;
  }
}
