import { exactPiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import { type FunnelProps, kindWord } from './funnel-drawing';

type FunnelFigures = Pick<FunnelProps, 'label' | 'points' | 'sampleLabel' | 'format' | 'unit'>;

/** A funnel in figures, a row a person by name. */
export function funnelTable({ label, points, sampleLabel, format, unit }: FunnelFigures): TableData {
  return tableOf({
    caption: label,
    rows: [...points].sort((a, b) => a.label.localeCompare(b.label)),
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: (point) => point.label },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => exactPiece(value, unit, format) },
      { label: `n ${sampleLabel}`, isNumeric: true, cell: ({ sample }) => sample },
      { label: 'What it says', cell: ({ kind }) => kindWord(kind) },
    ],
  });
}
