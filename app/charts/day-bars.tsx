import { formatNumber } from '~/reader-locale';
import { ChartFrame } from './chart-frame';
import type { Drawing } from './drawing';

export interface DayBar {
  /** Of the day, or of the first day of the stretch. */
  date: string;
  /** "2 Mar 2026", "week of 2 Mar 2026" */
  label: string;
  value: number;
}

export interface DayBarsProps {
  label: string;
  /** In order of time, at least one. */
  bars: readonly DayBar[];
  /** What is counted: "rows". */
  noun: string;
}

/** Amounts over time; `span` is what a bar stands for, as the table's first column says it: "Day". */
export function DayBars({ label, bars, noun, span, drawing }: DayBarsProps & { span: string; drawing: Drawing }) {
  return (
    <ChartFrame
      label={label}
      drawing={drawing}
      columns={[{ label: span }, { label: noun.charAt(0).toUpperCase() + noun.slice(1), isNumeric: true }]}
      rows={() =>
        bars.map((bar) => ({
          key: bar.date,
          cells: [
            <time key="days" dateTime={bar.date}>
              {bar.label}
            </time>,
            formatNumber(bar.value),
          ],
        }))
      }
    />
  );
}
