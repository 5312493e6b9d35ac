import { z } from 'zod';
import { readValueText, toValueText, valueHint } from '~/features/goals/value-text';
import { findMetric } from '~/metrics/catalogue';
import type { DraftPillar, Problems } from '~/metrics/scorecard/check-definition';
import { type Definition, scoredMetric } from '~/metrics/scorecard/definition';

const text = z.string().trim().max(300, 'Use at most 300 characters.').optional();

const FIGURES = ['floor', 'target', 'targetHigh', 'floorHigh'] as const;

const metricFields = z.object({
  metricId: text,
  weight: text,
  floor: text,
  target: text,
  targetHigh: text,
  floorHigh: text,
});

/** The form of a version as it is typed; the metric decides what a value means. */
export const versionFormSchema = z.object({
  fromDate: text,
  reason: text,
  token: text,
  pillars: z.array(z.object({ name: text, weight: text, metrics: z.array(metricFields).default([]) })).default([]),
});
export type VersionFormFields = z.infer<typeof versionFormSchema>;
type MetricFields = z.infer<typeof metricFields>;

/** A definition as the form has it. */
export function toFields({ pillars }: Definition): VersionFormFields['pillars'] {
  return pillars.map(({ name, weight, metrics }) => ({
    name,
    weight: String(weight),
    metrics: metrics.map((scored) => {
      const metric = scoredMetric(scored.metricId);
      const figures = FIGURES.map((name) => [name, toValueText(metric, scored[name])]);
      return { metricId: metric.id, weight: String(scored.weight), ...Object.fromEntries(figures) };
    }),
  }));
}

/** What was typed as pillars; what could not be read is null, and said. */
export function readPillars(fields: VersionFormFields['pillars']): { pillars: DraftPillar[]; unread: Problems } {
  const unread: Problems = {};
  const pillars = fields.map(({ name = '', weight, metrics }, index) => ({
    name: name.trim(),
    weight: readPercent(weight),
    metrics: metrics.map((typed, at) => {
      const figures = FIGURES.map((field) => {
        const value = readFigure(typed, field);
        if (value === undefined) unread[`pillars[${index}].metrics[${at}].${field}`] = [howToType(typed)];
        return [field, value ?? null];
      });
      return {
        metricId: typed.metricId ?? '',
        weight: readPercent(typed.weight),
        ...(Object.fromEntries(figures) as Record<(typeof FIGURES)[number], number | null>),
      };
    }),
  }));
  return { pillars, unread };
}

/** "40", "40 %"; null for what is no number. */
function readPercent(typed = ''): number | null {
  const number = Number(typed.replace(/\s*%$/, ''));
  return typed.trim() && Number.isFinite(number) ? number : null;
}

function readFigure(typed: MetricFields, field: (typeof FIGURES)[number]): number | null | undefined {
  const metric = findMetric(typed.metricId);
  return metric ? readValueText(metric, typed[field] ?? '') : null;
}

function howToType({ metricId }: MetricFields): string {
  const metric = findMetric(metricId);
  return `This isn’t a valid value.${metric ? ` ${valueHint(metric)}.` : ''}`;
}
