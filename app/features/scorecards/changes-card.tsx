import { Card } from '~/components/card';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import type { Score, ScoreChange } from '~/metrics/scorecard/score';
import type { FoundCard } from './find-person-card.server';
import { ScoreFigure } from './score-figure';
import type { ScorePeriod } from './score-period';
import { sayDifference, sayRange } from './score-words';

/** Two periods by the same version, with the change; nothing if the earlier one is hidden. */
export function ScoreChangesCard({ found, period }: { found: FoundCard; period: ScorePeriod }) {
  const { card, before, changes, version, versionBefore } = found;
  if (!before.card || !changes) return null;
  const earlierPillars = before.card.pillars;
  const isOther = version?.number !== versionBefore?.number;
  const rows: { name: string; before: Score; now: Score; change: ScoreChange | null }[] = [
    { name: 'Overall score', before: before.card.whole, now: card.whole, change: changes.whole },
    ...card.pillars.map(({ name, score }, at) => ({
      name,
      before: earlierPillars[at]!.score,
      now: score,
      change: changes.pillars[at]!.change,
    })),
  ];
  return (
    <Card
      title={`Compared with ${before.period.label}`}
      question="If the 95% range includes 0, there is no clear change."
    >
      <Table
        caption="Both periods compared"
        columns={[
          { label: 'Score' },
          { label: before.period.label, isNumeric: true },
          { label: period.label, isNumeric: true },
          { label: 'Change (95% range)', isNumeric: true },
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
                Too early to tell
              </span>
            ),
          ],
        }))}
      />
      {isOther && (
        <p className="soft">
          {versionBefore
            ? `${before.period.label} used version ${versionBefore.number}. For a fair comparison, both use version ${version?.number} here.`
            : `${before.period.label} had no scorecard. Both use version ${version?.number} here.`}
        </p>
      )}
    </Card>
  );
}
