import { z } from 'zod';
import { findMetric } from '~/metrics/catalogue';
import { type GoalErrors, type GoalInput, LEVEL_WEEKS, planCheckIns } from '../goal-input';
import { readValueText, valueHint } from '../value-text';

const text = z.string().trim().max(2000, 'Use at most 2000 characters.').optional();

/** The goal form as typed; the metric decides what values mean. */
export const goalFormSchema = z.object({
  person: text,
  team: text,
  metric: text,
  queue: text,
  channel: text,
  kind: z.enum(['period', 'level']).catch('period'),
  levelWeeks: text,
  target: text,
  startDate: text,
  dueDate: text,
  baselineFrom: text,
  baselineTo: text,
  everyWeeks: text,
  checkInDates: text,
  pillar: text,
  counterMetric: text,
  counterLimit: text,
  reason: text,
  token: text,
  /** 'set', or 'check' where it is to be looked at. */
  intent: text,
  /** The suggested target whose button sent the form. */
  take: text,
});
export type GoalFormFields = z.infer<typeof goalFormSchema>;

/** The same for several people, with who was chosen. */
export const groupFormSchema = goalFormSchema.extend({ people: z.array(z.string()).optional() });
export type GroupFormFields = z.infer<typeof groupFormSchema>;
export type GoalFormErrors = Partial<Record<keyof GoalFormFields | '', string[]>>;

/** The id that was sent; null where it is none. */
export const idOf = (typed: string | undefined) => {
  const id = Number(typed);
  return typed && Number.isSafeInteger(id) && id > 0 ? id : null;
};

/** What was typed as a goal; errors where a value could not be read. */
export function readGoalForm(fields: GoalFormFields): { input: GoalInput; errors: GoalFormErrors } {
  const errors: GoalFormErrors = {};
  const readValue = (name: 'target' | 'counterLimit', metricId: string | undefined) => {
    const metric = findMetric(metricId);
    const value = metric ? readValueText(metric, fields[name] ?? '') : null;
    if (metric && value === undefined) errors[name] = [`This isn’t a valid value. ${valueHint(metric)}.`];
    return value ?? null;
  };
  const startDate = fields.startDate ?? '';
  const dueDate = fields.dueDate ?? '';
  const chosen = (fields.checkInDates ?? '').split(/[\s,;]+/).filter(Boolean);
  return {
    errors,
    input: {
      metricId: fields.metric ?? '',
      employeeId: idOf(fields.person),
      teamId: idOf(fields.team),
      queueId: idOf(fields.queue),
      channel: fields.channel || null,
      kind: fields.kind,
      levelWeeks: fields.levelWeeks ? Number(fields.levelWeeks) : LEVEL_WEEKS,
      target: readValue('target', fields.metric),
      startDate,
      dueDate,
      baselineFrom: fields.baselineFrom || null,
      baselineTo: fields.baselineTo || null,
      checkInDates: chosen.length > 0 ? chosen : planCheckIns(startDate, dueDate, Number(fields.everyWeeks) || 2),
      pillarId: idOf(fields.pillar),
      counterMetricId: fields.counterMetric || null,
      counterLimit: readValue('counterLimit', fields.counterMetric),
      reason: fields.reason ?? null,
      token: fields.token ?? null,
    },
  };
}

const FIELD_OF: Partial<Record<keyof GoalInput | '', keyof GoalFormFields | ''>> = {
  metricId: 'metric',
  employeeId: 'person',
  teamId: 'team',
  queueId: 'queue',
  pillarId: 'pillar',
  counterMetricId: 'counterMetric',
};

/** Errors of the goal by form field; unreadable values come first. */
export function formErrors(errors: GoalErrors, unread: GoalFormErrors = {}): GoalFormErrors {
  const found = Object.entries(errors).map(([name, words]) => [FIELD_OF[name as keyof GoalInput] ?? name, words]);
  return { ...Object.fromEntries(found), ...unread };
}
