import type { CourseWindow } from '~/charts/effect-course';
import type { EffectEvent } from './effect-events.server';
import type { EffectView } from './effect-view';

/** The weeks that are compared, and those that led to the event. */
export function windowsOf({ windows: { before, leadUp, after } }: Pick<EffectView, 'windows'>): CourseWindow[] {
  return [
    { label: 'before', kind: 'before' as const, window: before },
    { label: 'not counted', kind: 'lead-up' as const, window: leadUp },
    { label: 'after', kind: 'after' as const, window: after },
  ].flatMap(({ window, ...rest }) => (window ? [{ ...rest, ...window }] : []));
}

/** Who the gray line is of. */
export const expectedLabel = ({ about }: Pick<EffectEvent, 'about'>) => (about === 'queue' ? 'other queues' : 'others');
