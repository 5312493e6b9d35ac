import type { Drawing } from '~/charts/drawing';
import { EffectCourse, type EffectCourseProps } from '~/charts/effect-course';
import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Tag } from '~/components/tag';
import { getMetric } from '~/metrics/catalogue';
import type { CourseWeek } from '~/metrics/effects/course';
import { expectedLabel, windowsOf } from './course-words';
import type { EffectEvent } from './effect-events.server';
import type { EffectView } from './effect-view';
import { EFFECT_TAGS } from './effect-words';

interface Shown {
  event: Pick<EffectEvent, 'about'>;
  effect: EffectView;
  course: readonly CourseWeek[];
}

/** What the chart of one metric shows, and its table. */
export function effectCourse({ event, effect, course }: Shown): EffectCourseProps {
  return {
    metric: getMetric(effect.metricId),
    points: course,
    windows: windowsOf(effect),
    expectedLabel: expectedLabel(event),
  };
}

interface EffectCourseCardProps extends Omit<Shown, 'course'> {
  chart: EffectCourseProps;
  drawing: Drawing;
}

/** One metric week by week, with the windows that are compared. */
export function EffectCourseCard({ event, effect, chart, drawing }: EffectCourseCardProps) {
  return (
    <Card
      id="weeks"
      title={<DefinitionLink metricId={effect.metricId}>{chart.metric.label}</DefinitionLink>}
      question={`Week by week. The gray line shows ${event.about === 'queue' ? 'the other queues' : 'others on the same mix of contacts'}.`}
      aside={<Tag kind={EFFECT_TAGS[effect.kind].kind}>{EFFECT_TAGS[effect.kind].words}</Tag>}
    >
      <EffectCourse {...chart} drawing={drawing} />
    </Card>
  );
}
