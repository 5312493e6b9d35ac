import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { ChartFrame } from './chart-frame';
import { GoalTrajectoryDrawing } from './goal-trajectory-drawing';
import type { GoalTrajectoryProps } from './goal-trajectory-props';

/** Where the goal's figure stands, how sure that is, and where it will likely be on the due day. */
export function GoalTrajectory(props: GoalTrajectoryProps) {
  const { label, history, forecast, format, unit, noun, locale } = props;
  const value = (value: number | null) => (
    <Exact key="value" value={value} unit={unit}>
      {value === null ? '–' : format(value)}
    </Exact>
  );
  const range = (low: number | null, high: number | null, key = 'range') => (
    <Exact key={key} low={low} high={high} unit={unit}>
      {low === null || high === null ? '–' : `${format(low)} – ${format(high)}`}
    </Exact>
  );
  return (
    <ChartFrame
      label={label}
      draw={(size) => <GoalTrajectoryDrawing {...props} size={size} />}
      columns={[
        { label: 'Day' },
        { label: 'Value', isNumeric: true },
        { label: noun ? `n ${noun}` : 'n', isNumeric: true },
        { label: 'Range', hint: 'Nine in ten, of a forecast', isNumeric: true },
        { label: 'Even odds', isNumeric: true },
        { label: 'What it is' },
      ]}
      rows={() => [
        ...history.map((point) => ({
          key: point.date,
          cells: [
            <Day key="day" date={point.date} locale={locale} />,
            value(point.value),
            point.sample.toLocaleString('en'),
            range(point.low, point.high),
            '',
            '',
          ],
        })),
        ...forecast.map((point) => ({
          key: `forecast ${point.date}`,
          cells: [
            <Day key="day" date={point.date} locale={locale} />,
            value(point.middle),
            '',
            range(point.low90, point.high90),
            range(point.low50, point.high50, 'even odds'),
            'forecast',
          ],
        })),
      ]}
    />
  );
}
