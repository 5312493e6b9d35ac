import type { Draw } from '~/charts/drawing.server';
import { EffectCourseDrawing } from '~/charts/effect-course.server';
import { can } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { weekLinks } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import { contactScope } from './contact-scope';
import { expectedLabel, windowsOf } from './course-words';
import type { findEffect } from './find-effect.server';

type EffectPage = Awaited<ReturnType<typeof findEffect>>;

/** An event's page with its chart drawn; its weeks lead to their contacts where those are of one person or queue. */
export function drawCourse(page: EffectPage, { draw, user }: { draw: Draw; user: SignedInUser }) {
  const { event, names, chosen, course } = page;
  const scope = can(user, 'read', 'contact') ? contactScope(event, names) : null;
  const metric = chosen && getMetric(chosen.metricId);
  const chart = chosen && metric && (
    <EffectCourseDrawing
      metric={metric}
      points={course}
      windows={windowsOf(chosen)}
      expectedLabel={expectedLabel(event)}
      event={{ date: event.onDate, label: event.title }}
      without={chosen.estimate?.without ?? null}
      contactsOf={scope ? weekLinks({ metricId: chosen.metricId, ...scope }) : undefined}
    />
  );
  return { ...page, drawing: draw(chart) };
}
