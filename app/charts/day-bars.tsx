import { type TableData, tableOf } from '~/components/table-data';
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
  /** What a bar stands for, as the table's first column says it: "Day". */
  span: string;
}

/** Amounts over time. */
export function DayBars({ drawing, ...props }: DayBarsProps & { drawing: Drawing }) {
  return <ChartFrame drawing={drawing} table={dayBarsTable(props)} />;
}

/** Bars in figures, a row a bar. */
export function dayBarsTable({ label, bars, noun, span }: DayBarsProps): TableData {
  return tableOf({
    caption: label,
    rows: bars,
    key: ({ date }) => date,
    columns: [
      { label: span, cell: (bar) => ({ day: bar.date, text: bar.label }) },
      { label: noun.charAt(0).toUpperCase() + noun.slice(1), isNumeric: true, cell: ({ value }) => value },
    ],
  });
}
