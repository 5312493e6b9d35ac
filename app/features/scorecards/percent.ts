import type { Piece } from '~/components/table-data';

/** A weight in percent, with a decimal where it takes one. */
export function percentPiece(value: number): Piece {
  const rounded = Number(value.toFixed(1));
  return { exact: { value: rounded }, text: `${rounded}%` };
}
