import { z } from 'zod';
import { formsOf, text } from '~/server/form-pieces.server';

/** A learning goal that is to be set. */
export const learningForm = z.object({
  person: text(),
  title: text(),
  proof: text(),
  dueDate: text(),
  pillar: text(),
  reason: text(),
  token: text(),
});
export type LearningForm = z.output<typeof learningForm>;

const evidence = z.object({ intent: z.literal('evidence'), note: text(), link: text() });
const close = z.object({ intent: z.literal('close'), outcome: text(), closing: text() });

/** The forms of a learning goal's page. */
export const learningPageForms = formsOf(evidence, close);
export type EvidenceForm = z.output<typeof evidence>;
export type CloseLearningForm = z.output<typeof close>;
