import { Card } from '~/components/card';
import { Tag } from '~/components/tag';
import type { Score } from '~/metrics/scorecard/score';
import { TELLING_SHARE } from '~/metrics/scorecard/score';
import type { FoundCard } from './find-person-card.server';
import { OverallScore } from './score-figure';
import { sayChange, sayDifference, sayRange } from './score-words';

/** The overall score with its interval, and whether it changed since the period before. */
export function WholeCard({ found, name }: { found: FoundCard; name: string }) {
  const { card, changes, before } = found;
  return (
    <Card title="Overall score" question={`Out of 100 points, with the 90% range for ${name}.`}>
      <OverallScore score={card.whole} of="Overall score" />
      <WhatIsMissing whole={card.whole} />
      <p>
        {changes?.whole ? (
          <>
            <Tag kind={changes.whole.kind}>{sayChange(changes.whole)}</Tag> compared with {before.period.label}:{' '}
            {sayDifference(changes.whole)} <span className="soft">(95% range: {sayRange(changes.whole)})</span>
          </>
        ) : (
          <span className="soft">
            {before.card
              ? `Can’t be compared with ${before.period.label}: a metric has too little data.`
              : `Not compared with ${before.period.label}, which was spent in another team.`}
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
        ? 'Some metrics have too little data. The range covers 0 to 100 points for them.'
        : `The overall score needs data for ${100 * TELLING_SHARE}% of the weight. The breakdown shows what is missing.`}
    </p>
  );
}
