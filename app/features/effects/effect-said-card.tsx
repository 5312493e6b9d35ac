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
      title="Result"
      question="What changed afterward, beyond what was likely anyway."
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
      : `${comparable} people in the same queues who had a similar level before and no such event`;
  return [
    `Before: ${sayWindow(windows.before)}. After: ${sayWindow(windows.after)}.`,
    `We exclude the weeks just before it (${sayWindow(windows.leadUp)}). ${about === 'queue' ? 'Things are changed' : 'People are coached'} after bad weeks, and bad weeks pass by themselves.`,
    `Compared with ${against}.`,
    leftOut > 0 && `${leftOut} had too few contacts to be measured.`,
  ]
    .filter(Boolean)
    .join(' ');
}
