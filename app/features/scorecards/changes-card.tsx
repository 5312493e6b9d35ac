import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Piece, type TableData, tableOf } from '~/components/table-data';
import type { Score, ScoreChange } from '~/metrics/scorecard/score';
import type { FoundCard } from './find-person-card.server';
import { SCORE_PARTS, scorePiece } from './score-figure';
import type { ScorePeriod } from './score-period';
import { sayDifference, sayRange } from './score-words';

/** Two periods by the same version, with the change; nothing if the earlier one is hidden. */
export function scoreChangesTable({ card, before, changes }: FoundCard, period: ScorePeriod): TableData | null {
  if (!before.card || !changes) return null;
  const earlierPillars = before.card.pillars;
  const rows: { name: string; earlier: Score; now: Score; change: ScoreChange | null }[] = [
    { name: 'Overall score', earlier: before.card.whole, now: card.whole, change: changes.whole },
    ...card.pillars.map(({ name, score }, at) => ({
      name,
      earlier: earlierPillars[at]!.score,
      now: score,
      change: changes.pillars[at]!.change,
    })),
  ];
  const labels = { before: before.period.label, now: period.label };
  return tableOf({
    caption: 'Both periods compared',
    rows,
    key: ({ name }) => name,
    columns: [
      { label: 'Score', cell: ({ name }) => name },
      {
        label: labels.before,
        isNumeric: true,
        file: SCORE_PARTS,
        cell: ({ name, earlier }) => scorePiece(earlier, `${name}, ${labels.before}`),
      },
      {
        label: labels.now,
        isNumeric: true,
        file: SCORE_PARTS,
        cell: ({ name, now }) => scorePiece(now, `${name}, ${labels.now}`),
      },
      {
        label: 'Change (95% range)',
        isNumeric: true,
        file: ['value', 'low', 'high', 'words'],
        cell: ({ change }) => changePiece(change),
      },
    ],
  });
}

function changePiece(change: ScoreChange | null): Piece {
  if (!change) return { text: 'Too early to tell', tone: 'soft' };
  const { difference, low, high } = change;
  return { exact: { value: difference, low, high }, text: sayDifference(change), rest: `(${sayRange(change)})` };
}

export function ScoreChangesCard({ found, table }: { found: FoundCard; table: TableData }) {
  const { before, version, versionBefore } = found;
  return (
    <Card
      title={`Compared with ${before.period.label}`}
      question="If the 95% range includes 0, there is no clear change."
    >
      <Table table={table} />
      {version?.number !== versionBefore?.number && (
        <p className="soft">
          {versionBefore
            ? `${before.period.label} used version ${versionBefore.number}. For a fair comparison, both use version ${version?.number} here.`
            : `${before.period.label} had no scorecard. Both use version ${version?.number} here.`}
        </p>
      )}
    </Card>
  );
}
