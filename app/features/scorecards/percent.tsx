import { Exact } from '~/components/exact';

/** A weight in percent, with a decimal where it takes one. */
export function Percent({ value }: { value: number }) {
  const rounded = Number(value.toFixed(1));
  return <Exact value={rounded}>{rounded}%</Exact>;
}
