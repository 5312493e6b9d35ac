/** A range with both ends inclusive. */
export interface Range {
  low: number;
  high: number;
}
