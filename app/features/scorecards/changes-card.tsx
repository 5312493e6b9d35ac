import { Card } from '~/components/card';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import type { Score, ScoreChange } from '~/metrics/scorecard/score';
import type { FoundCard } from './find-person-card.server';
import { ScoreFigure } from './score-figure';
import type { ScorePeriod } from './score-period';
import { sayDifference, sayRange } from './score-words';

/** Two periods on one yardstick, with what lies between them; nothing where the earlier one is not told. */
export function ScoreChangesCard({ found, period }: { found: FoundCard; period: ScorePeriod }) {
  const { card, before, changes, version, versionBefore } = found;
  if (!before.card || !changes) return null;
  const earlierPillars = before.card.pillars;
  const isOther = version?.number !== versionBefore?.number;
  const rows: { name: string; before: Score; now: Score; change: ScoreChange | null }[] = [
    { name: 'The whole', before: before.card.whole, now: card.whole, change: changes.whole },
    ...card.pillars.map(({ name, score }, at) => ({
      name,
      before: earlierPillars[at]!.score,
      now: score,
      change: changes.pillars[at]!.change,
    })),
  ];
  return (
    <Card
      title={`Beside ${before.period.label}`}
      question="What lies between the two, and within which that is 95 times in 100. Where 0 lies within it, nothing changed that luck would not change."
    >
      <Table
        caption="The two periods"
        columns={[
          { label: 'Points' },
          { label: before.period.label, isNumeric: true },
          { label: period.label, isNumeric: true },
          { label: 'Difference', isNumeric: true },
        ]}
        rows={rows.map(({ name, before: earlier, now, change }) => ({
          key: name,
          cells: [
            name,
            <ScoreFigure key="before" score={earlier} of={`${name}, ${before.period.label}`} />,
            <ScoreFigure key="now" score={now} of={`${name}, ${period.label}`} />,
            change ? (
              <Exact key="change" value={change.difference} low={change.low} high={change.high}>
                {sayDifference(change)} <span className="soft">({sayRange(change)})</span>
              </Exact>
            ) : (
              <span key="change" className="soft">
                We cannot tell yet
              </span>
            ),
          ],
        }))}
      />
      {isOther && (
        <p className="soft">
          {versionBefore
            ? `${before.period.label} had version ${versionBefore.number} and keeps it on its own page; here both are reckoned by version ${version?.number}, to compare like with like.`
            : `No scorecard applied in ${before.period.label}; here both are reckoned by version ${version?.number}.`}
        </p>
      )}
    </Card>
  );
}
