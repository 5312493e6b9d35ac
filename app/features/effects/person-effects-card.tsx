import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Why } from '~/components/disclosure';
import { Tag } from '~/components/tag';
import { KIND_WORDS } from './effect-kinds';
import { EFFECT } from './effects-filter';
import type { ToldEvent } from './find-effects.server';

interface PersonEffectsCardProps {
  personId: number;
  effects: readonly ToldEvent[];
}

/** What followed what was done with one person: as much as can be told of one alone. */
export function PersonEffectsCard({ personId, effects }: PersonEffectsCardProps) {
  return (
    <Card id="followed" title="Coaching impact" question="Compared with similar people.">
      <ul className="findings">
        {effects.map(({ id, kind, title, onDate, said, also }) => (
          <li key={id}>
            <Tag kind={said.tag.kind}>{said.tag.words}</Tag>
            <div>
              <p>
                <Link className="strong" to={`/effects/${id}${EFFECT.write({ person: personId })}`}>
                  {title}
                </Link>
                , {KIND_WORDS[kind].toLowerCase()} on <Day date={onDate} />.
              </p>
              <Why>
                {said.text} {also}
              </Why>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
