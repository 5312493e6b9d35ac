import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { PointsRange } from '~/components/points-range';
import type { Score } from '~/metrics/scorecard/score';
import { sayMeasured, sayPoints, sayRange } from './score-words';

type Shown = Pick<Score, 'points' | 'range'> & { measured?: number };

interface ScoreFigureProps {
  score: Shown;
  /** Whose or what's points they are. */
  of: string;
  isLarge?: boolean;
}

/** Points with their interval and its bar; a range if something is missing, no number if too much is. */
export function ScoreFigure({ score, of, isLarge }: ScoreFigureProps) {
  const { points, range, measured = 1 } = score;
  if (!range) {
    return (
      <Exact value={null} className="soft">
        Too early to tell: <span className="figure-rest">{sayMeasured(measured)}</span>
      </Exact>
    );
  }
  const said = points === null ? sayRange(range) : `${sayPoints(points)}, ${sayRange(range)}`;
  return (
    <div className={isLarge ? 'score is-large' : 'score'}>
      <Figure
        value={points === null ? `${sayRange(range)} points` : sayPoints(points)}
        interval={points === null ? undefined : sayRange(range)}
        isLarge={isLarge}
        isReliable={points !== null}
        exact={{ value: points, low: range.low, high: range.high }}
      >
        {measured < 1 && <span className="figure-rest">{sayMeasured(measured)}</span>}
      </Figure>
      <PointsRange points={points} {...range} label={`${of}: ${said} of 100 points`} width={isLarge ? 240 : 120} />
    </div>
  );
}
