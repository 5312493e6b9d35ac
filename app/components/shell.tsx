import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';

interface NavGroup {
  label?: string;
  items: readonly { label: string; to: string }[];
}

interface AppShellProps {
  nav: readonly NavGroup[];
  /** What the center is called; nothing where nobody has said. */
  center?: string;
  /** Who is signed in, and the way out. */
  user?: ReactNode;
  /** The address of the page: when it changes, the folded menu closes. */
  path?: string;
  children: ReactNode;
}

/** The frame of every signed-in page: side menu where there is room, a folded one where there is not. */
export function AppShell({ nav, center, user, path, children }: AppShellProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <div className="shell">
        <header className="shell-side">
          <Link className="shell-brand" to="/">
            <Logo />
            Fairlead
          </Link>
          {center && <p className="shell-center">{center}</p>}
          <details className="shell-fold" key={path}>
            <summary className="button">Menu</summary>
          </details>
          <div className="shell-folded">
            <nav className="shell-nav" aria-label="Main">
              {nav.map((group, index) => (
                <NavSection key={group.label ?? index} {...group} />
              ))}
            </nav>
            {user && <div className="shell-user">{user}</div>}
          </div>
        </header>
        <main className="shell-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}

function NavSection({ label, items }: NavGroup) {
  return (
    <div>
      {label && <p className="shell-nav-label">{label}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={item.to === '/'}>
              {item.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A fairlead guides a rope past what it would chafe on. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={2} aria-hidden>
      <circle cx={10} cy={10} r={8.2} />
      <path d="M1 10h7a4 4 0 0 1 4 4v5" />
    </svg>
  );
}
