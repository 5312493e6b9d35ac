import type { ReactNode } from 'react';

export type TagKind = 'improving' | 'concerning' | 'common' | 'changed' | 'act' | 'early';

/** What a kind says where nothing else is said. */
export const TAG_WORDS: Record<TagKind, string> = {
  improving: 'Improving',
  concerning: 'Concerning',
  common: 'No real change',
  changed: 'Changed',
  act: 'On track',
  early: 'Too early to tell',
};

const SHAPES: Record<TagKind, ReactNode> = {
  improving: <path d="M5 1l4 7H1z" fill="currentColor" />,
  concerning: <path d="M5 9L1 2h8z" fill="currentColor" />,
  common: <path d="M1 6q2-4 4-1t4-1" fill="none" stroke="currentColor" strokeWidth={1.6} />,
  changed: <path d="M5 0.5L9.5 5 5 9.5 0.5 5z" fill="currentColor" />,
  act: <path d="M1.2 5.4l2.6 2.6 5-6" fill="none" stroke="currentColor" strokeWidth={1.7} />,
  early: <circle cx={5} cy={5} r={3.4} fill="none" stroke="currentColor" strokeWidth={1.5} />,
};

/** A verdict: a colour, a shape and a word, always all three. Without children it says the kind's own word. */
export function Tag({ kind, children, title }: { kind: TagKind; children?: ReactNode; title?: string }) {
  return (
    <span className={`tag tag-${kind}`} title={title}>
      <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[kind]}
      </svg>
      {children ?? TAG_WORDS[kind]}
    </span>
  );
}
