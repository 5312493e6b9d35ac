import { Card } from '~/components/card';
import { Tag } from '~/components/tag';
import type { Score } from '~/metrics/scorecard/score';
import { TELLING_SHARE } from '~/metrics/scorecard/score';
import type { FoundCard } from './find-person-card.server';
import { ScoreFigure } from './score-figure';
import { sayChange, sayDifference, sayRange } from './score-words';

/** The whole with its interval, and whether it changed since the period before. */
export function WholeCard({ found, name }: { found: FoundCard; name: string }) {
  const { card, changes, before } = found;
  return (
    <Card
      title="The whole"
      question={`Of 100 points. Small beside it: within which it is 90 times in 100, of ${name} as things are.`}
    >
      <ScoreFigure score={card.whole} of="The whole" isLarge />
      <WhatIsMissing whole={card.whole} />
      <p>
        {changes?.whole ? (
          <>
            <Tag kind={changes.whole.kind}>{sayChange(changes.whole)}</Tag> against {before.period.label}:{' '}
            {sayDifference(changes.whole)} <span className="soft">(95 % sure: {sayRange(changes.whole)})</span>
          </>
        ) : (
          <span className="soft">
            {before.card
              ? `It cannot be compared with ${before.period.label}: in one of the two a metric has too few rows.`
              : `${before.period.label} was spent in another team, and is not compared here.`}
          </span>
        )}
      </p>
    </Card>
  );
}

function WhatIsMissing({ whole: { measured, range } }: { whole: Score }) {
  if (measured === 1) return null;
  return (
    <p className="soft">
      {range
        ? 'What has too few rows keeps its weight: the range runs from what the whole would be if it had no points there to what it would be if it had all.'
        : `A whole is told once ${100 * TELLING_SHARE}% of the weight can be measured. What has too few rows says below how many are missing, and keeps its weight.`}
    </p>
  );
}
