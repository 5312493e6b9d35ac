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
