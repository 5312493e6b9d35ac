import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';

export interface BriefPart {
  /** Start with, talk about, leave alone. */
  title: string;
  /** The sentence, computed; wrap its finding in <strong>. */
  text: ReactNode;
  /** Where its evidence stands. */
  evidence?: readonly { to: string; label: string }[];
}

/** What the page found, in sentences that a person would say. */
export function Brief({ parts }: { parts: readonly BriefPart[] }) {
  return (
    <section className="brief" aria-label="In short">
      {parts.map((part) => (
        <div className="brief-part" key={part.title}>
          <h2 className="brief-title">{part.title}</h2>
          <p>
            {part.text}
            {part.evidence?.map(({ to, label }) => (
              <Fragment key={to + label}>
                {' '}
                <Link className="brief-evidence" to={to}>
                  {label}
                </Link>
              </Fragment>
            ))}
          </p>
        </div>
      ))}
    </section>
  );
}
