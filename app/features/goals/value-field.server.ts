import { z } from 'zod';
import type { Metric } from '~/metrics/metric';
import { rawText } from '~/server/form-pieces.server';
import { readValueText, toValueText, valueHint } from './value-text';

/** A value of a metric as typed, with what to type where it is none; null where nothing was typed. */
export const valueField = (metric: Metric | null) =>
  rawText.transform((typed, context) => read(metric, typed, context));

/** The same of a value in force. The field shows it rounded, so a text that is as it was changes nothing: undefined. */
export const changedValueField = (metric: Metric | null, before: number | null) =>
  rawText.transform((typed, context) =>
    metric && typed.trim() === toValueText(metric, before) ? undefined : read(metric, typed, context),
  );

function read(metric: Metric | null, typed: string, context: z.RefinementCtx): number | null {
  const value = metric ? readValueText(metric, typed) : null;
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: `This isn’t a valid value. ${valueHint(metric!)}.` });
  return z.NEVER;
}
