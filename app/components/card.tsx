import type { ReactNode } from 'react';

interface CardProps {
  title?: ReactNode;
  /** The sentence in grey: which question this card answers. */
  question?: ReactNode;
  /** Tags or a link at the top right. */
  aside?: ReactNode;
  id?: string;
  children?: ReactNode;
}

export function Card({ title, question, aside, id, children }: CardProps) {
  return (
    <section className="card" id={id}>
      {(title || question || aside) && (
        <div className="card-head">
          {title && <h2 className="card-title">{title}</h2>}
          {aside && <div className="card-aside">{aside}</div>}
          {question && <p className="card-question">{question}</p>}
        </div>
      )}
      {children}
    </section>
  );
}
