import { Exact } from '~/components/exact';
import { formatNumber } from '~/reader-locale';

/** A weight in percent, with a decimal where it takes one. */
export function Percent({ value }: { value: number }) {
  const rounded = Number(value.toFixed(1));
  return <Exact value={rounded}>{formatNumber(rounded, Number.isInteger(rounded) ? 0 : 1)}%</Exact>;
}
