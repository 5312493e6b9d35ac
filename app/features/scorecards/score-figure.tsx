import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { PointsRange } from '~/components/points-range';
import type { FilePart, Large, Piece } from '~/components/table-data';
import type { Score } from '~/metrics/scorecard/score';
import { sayMeasured, sayPoints, sayRange } from './score-words';

type Shown = Pick<Score, 'points' | 'range'> & { measured?: number };

/** What files have of points. */
export const SCORE_PARTS: readonly FilePart[] = ['value', 'low', 'high'];

/** Points with their interval and its bar; a range if something is missing. Null where no range is known. */
function scoreOf({ points, range, measured = 1 }: Shown, of: string, width: number): Large | null {
  if (!range) return null;
  const said = points === null ? sayRange(range) : `${sayPoints(points)}, ${sayRange(range)}`;
  return {
    figure: {
      value: points === null ? `${sayRange(range)} points` : sayPoints(points),
      interval: points === null ? undefined : sayRange(range),
      isReliable: points !== null,
      exact: { value: points, low: range.low, high: range.high },
    },
    note: measured < 1 ? sayMeasured(measured) : undefined,
    picture: <PointsRange points={points} {...range} label={`${of}: ${said} of 100 points`} width={width} />,
  };
}

/** A score in a cell; `of` says whose or what's points they are. */
export function scorePiece(score: Shown, of: string): Piece {
  const early = `Too early to tell: ${sayMeasured(score.measured ?? 1)}`;
  return scoreOf(score, of, 120) ?? { exact: { value: null }, text: early, tone: 'soft' };
}

/** An overall score, drawn large. */
export function OverallScore({ score, of }: { score: Shown; of: string }) {
  const shown = scoreOf(score, of, 240);
  if (!shown) {
    return (
      <Exact value={null} className="soft">
        Too early to tell: <span className="figure-rest">{sayMeasured(score.measured ?? 1)}</span>
      </Exact>
    );
  }
  return (
    <div className="score is-large">
      <Figure {...shown.figure} isLarge>
        {shown.note && <span className="figure-rest">{shown.note}</span>}
      </Figure>
      {shown.picture}
    </div>
  );
}
