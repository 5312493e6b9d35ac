import { Card } from '~/components/card';
import { Tag } from '~/components/tag';
import type { EffectEvent } from './effect-events.server';
import type { EffectView } from './effect-view';
import { sayEvent, sayWindow } from './effect-words';

interface EffectSaidCardProps {
  event: Pick<EffectEvent, 'about'>;
  effects: readonly EffectView[];
  /** What else there was in these weeks. */
  also: string;
  asOf: string;
}

/** What followed in one sentence, and how that was found. */
export function EffectSaidCard({ event, effects, also, asOf }: EffectSaidCardProps) {
  const { tag, text } = sayEvent(effects, event.about, asOf);
  return (
    <Card
      title="What followed"
      question="What came after, less what was to be expected without it."
      aside={<Tag kind={tag.kind}>{tag.words}</Tag>}
    >
      <p className="effect-said">{text}</p>
      {also && <p>{also}</p>}
      {effects[0] && <p className="soft">{howFound(effects[0], event.about)}</p>}
    </Card>
  );
}

function howFound({ windows, comparable, leftOut }: EffectView, about: EffectEvent['about']): string {
  const against =
    about === 'queue'
      ? `${comparable} other queues in the same weeks`
      : `${comparable} people who serve the same queues, were at a similar level before and had none`;
  return [
    `Before: ${sayWindow(windows.before)}. After: ${sayWindow(windows.after)}.`,
    `The weeks that led to it (${sayWindow(windows.leadUp)}) are no part of before: ${about === 'queue' ? 'things are changed' : 'people are coached'} after bad weeks, and bad weeks pass by themselves.`,
    `Compared with ${against}.`,
    leftOut > 0 && `${leftOut} had too few contacts to be measured.`,
  ]
    .filter(Boolean)
    .join(' ');
}
