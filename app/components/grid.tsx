import type { ReactNode } from 'react';

interface GridProps {
  /** How the cards share the width from 1000 px on; below that they stand under each other. */
  columns?: 'one' | 'two' | 'three' | 'wide-left' | 'main-aside';
  /** Cards of one row are equally tall. */
  isEven?: boolean;
  children: ReactNode;
}

export function Grid({ columns = 'one', isEven, children }: GridProps) {
  return <div className={`grid grid-${columns}${isEven ? ' is-even' : ''}`}>{children}</div>;
}

/** Things under each other with even space. */
export function Stack({ isTight, children }: { isTight?: boolean; children: ReactNode }) {
  return <div className={`stack${isTight ? ' is-tight' : ''}`}>{children}</div>;
}
