import type { ReactNode } from 'react';

interface GridProps {
  /** How the cards share the width from 1000 px on; below that they stand under each other. */
  columns?: 'one' | 'two' | 'three' | 'wide-left' | 'main-aside';
  /** Cards of one row are equally tall. */
  isEven?: boolean;
  /** A last card without a neighbor takes the whole row. */
  isFilled?: boolean;
  children: ReactNode;
}

export function Grid({ columns = 'one', isEven, isFilled, children }: GridProps) {
  const classes = ['grid', `grid-${columns}`, isEven && 'is-even', isFilled && 'is-filled'].filter(Boolean).join(' ');
  return <div className={classes}>{children}</div>;
}

/** Things under each other with even space. */
export function Stack({ isTight, children }: { isTight?: boolean; children: ReactNode }) {
  return <div className={`stack${isTight ? ' is-tight' : ''}`}>{children}</div>;
}
