import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { info: Info, warn: TriangleAlert, error: CircleAlert };

interface NoticeProps {
  kind?: keyof typeof ICONS;
  title?: ReactNode;
  /** What happened, what is kept, what to do. */
  children?: ReactNode;
}

/** An error interrupts whoever hears the page; the others wait for a pause. */
export function Notice({ kind = 'info', title, children }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
