import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Tag } from '~/components/tag';
import { KIND_WORDS } from './effect-kinds';
import { EFFECT } from './effects-filter';
import type { ToldEvent } from './find-effects.server';

interface PersonEffectsCardProps {
  personId: number;
  name: string;
  effects: readonly ToldEvent[];
}

/** What followed what was done with one person: as much as can be told of one alone. */
export function PersonEffectsCard({ personId, name, effects }: PersonEffectsCardProps) {
  return (
    <Card
      id="followed"
      title="What followed"
      question={`Of ${name} alone, against comparable people who had none; of one person little can be told.`}
    >
      <ul className="findings">
        {effects.map(({ id, kind, title, onDate, said, also }) => (
          <li key={id}>
            <Tag kind={said.tag.kind}>{said.tag.words}</Tag>
            <p>
              <Link className="strong" to={`/effects/${id}${EFFECT.write({ person: personId })}`}>
                {title}
              </Link>
              , {KIND_WORDS[kind].toLowerCase()} on <Day date={onDate} />. {said.text} {also}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
