import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { ChartFrame } from './chart-frame';
import { ControlChartDrawing } from './control-chart-drawing';
import type { ControlChartProps } from './control-chart-props';
import { pointText, rangeText, signalWord } from './control-chart-words';

/** Weekly values against the range that chance explains; coloured only where chance does not. */
export function ControlChart(props: ControlChartProps) {
  const { label, points, format, unit, noun, locale } = props;
  if (points.every(({ value }) => value === null)) {
    return <p className="chart-empty">Nothing was counted in these weeks yet.</p>;
  }
  const texts = points.map((point) => pointText(point, props));
  return (
    <ChartFrame
      label={`${label}, week by week`}
      draw={(size) => <ControlChartDrawing {...props} texts={texts} size={size} />}
      columns={[
        { label: 'Week of' },
        { label, isNumeric: true },
        { label: noun ? `n ${noun}` : 'n', isNumeric: true },
        { label: 'Expected range', isNumeric: true },
        { label: 'What it says' },
      ]}
      rows={() =>
        points.map((point) => ({
          key: point.week,
          cells: [
            <Day key="week" date={point.week} locale={locale} />,
            <Exact key="value" value={point.value} unit={unit}>
              {point.value === null ? '–' : format(point.value)}
            </Exact>,
            point.sample.toLocaleString('en'),
            <Exact key="range" low={point.low} high={point.high} unit={unit}>
              {rangeText(point, format) || '–'}
            </Exact>,
            [signalWord(point), point.note].filter(Boolean).join('; '),
          ],
        }))
      }
    />
  );
}
