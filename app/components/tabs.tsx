import { Link } from '@remix-run/react';
import { formatNumber } from '~/reader-locale';

export interface Tab {
  label: string;
  to: string;
  isCurrent?: boolean;
  count?: number;
}

/** Views of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} aria-current={tab.isCurrent ? 'page' : undefined} preventScrollReset>
              {tab.label}
              {tab.count !== undefined && <span className="tabs-count">{formatNumber(tab.count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
