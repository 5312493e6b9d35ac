import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageError } from './page-error';
import { Logo } from './shell';

/** The frame of pages outside the shell: sign-in, welcome, and errors before either. */
export function DoorPage({ children }: { children: ReactNode }) {
  return (
    <main className="door" id="main">
      <Link className="shell-brand" to="/" reloadDocument>
        <Logo />
        Fairlead
      </Link>
      {children}
    </main>
  );
}

/** An error where no shell can stand. */
export function DoorError() {
  return (
    <DoorPage>
      <PageError />
    </DoorPage>
  );
}
