import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** A metric's name, leading to what it counts on the glossary page. */
export function DefinitionLink({ metricId, children }: { metricId: string; children: ReactNode }) {
  return (
    <Link className="definition-link" to={`/metrics#${metricId}`}>
      {children}
    </Link>
  );
}
