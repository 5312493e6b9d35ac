import type { ReactNode } from 'react';

interface DisclosureProps {
  label: string;
  isOpen?: boolean;
  children: ReactNode;
}

export function Disclosure({ label, isOpen, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={isOpen}>
      <summary>{label}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

/** What stands behind a sentence: odds, counts, method. The sentence says what decides without it. */
export function Why({ children }: { children: ReactNode }) {
  return <Disclosure label="Why?">{children}</Disclosure>;
}

interface FoldedListProps {
  className: string;
  /** Each an <li>. */
  items: readonly ReactNode[];
  most: number;
  /** What the others are: "3 more goals". */
  more: (count: number) => string;
}

/** The first of a list, and the others where somebody asks for them. */
export function FoldedList({ className, items, most, more }: FoldedListProps) {
  const rest = items.slice(most);
  return (
    <>
      <ul className={className}>{items.slice(0, most)}</ul>
      {rest.length > 0 && (
        <Disclosure label={more(rest.length)}>
          <ul className={className}>{rest}</ul>
        </Disclosure>
      )}
    </>
  );
}
