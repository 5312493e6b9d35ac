import { EffectCourse } from '~/charts/effect-course';
import type { CourseWindow, EffectCourseProps } from '~/charts/effect-course-drawing';
import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Tag } from '~/components/tag';
import { getMetric } from '~/metrics/catalogue';
import type { CourseWeek } from '~/metrics/effects/course';
import { formatValue } from '~/metrics/format';
import type { EffectEvent } from './effect-events.server';
import type { EffectView } from './effect-view';
import { EFFECT_TAGS } from './effect-words';

interface Shown {
  event: Pick<EffectEvent, 'about' | 'title' | 'onDate'>;
  effect: EffectView;
  course: readonly CourseWeek[];
}

/** What the chart of one metric shows, and its table. */
export function effectCourse({ event, effect, course }: Shown): EffectCourseProps {
  const metric = getMetric(effect.metricId);
  const { before, leadUp, after } = effect.windows;
  const windows = [
    { label: 'before', kind: 'before' as const, window: before },
    { label: 'led to it', kind: 'lead-up' as const, window: leadUp },
    { label: 'after', kind: 'after' as const, window: after },
  ].flatMap(({ window, ...rest }): CourseWindow[] => (window ? [{ ...rest, ...window }] : []));
  return {
    label: metric.label,
    points: course,
    windows,
    event: { date: event.onDate, label: event.title },
    without: effect.estimate?.without ?? null,
    expectedLabel: event.about === 'queue' ? 'other queues' : 'others',
    format: (value) => formatValue(metric, value),
    unit: metric.unit,
    noun: metric.sampleNoun[1],
  };
}

/** One metric week by week, with the windows that are compared. */
export function EffectCourseCard({ event, effect, chart }: Omit<Shown, 'course'> & { chart: EffectCourseProps }) {
  return (
    <Card
      id="weeks"
      title={<DefinitionLink metricId={effect.metricId}>{chart.label}</DefinitionLink>}
      question={`Week by week; the grey line is what ${event.about === 'queue' ? 'the other queues had' : 'the same mix of contacts gave others'} in the same weeks.`}
      aside={<Tag kind={EFFECT_TAGS[effect.kind].kind}>{EFFECT_TAGS[effect.kind].words}</Tag>}
    >
      <EffectCourse {...chart} />
    </Card>
  );
}
