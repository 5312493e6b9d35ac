import { useNavigate } from '@remix-run/react';
import { type MouseEvent, useId, useState } from 'react';

/** A chart as the server drew it, or nothing where the page that it came with has it (drawing.server.ts). */
export interface Drawing {
  markup?: string;
}

interface DrawnProps {
  drawing: Drawing;
  /** A block in a card; or in a line of words, in a table's cell. */
  as?: 'div' | 'span';
  className?: string;
}

/** Shows what the server drew. What moves in it is moved by chart-script.ts. */
export function Drawn({ drawing, as: Tag = 'div', className }: DrawnProps) {
  const id = useId();
  // A page that was just opened shows it already; the data that came along does not hold it a second time.
  const [found] = useState(() => drawing.markup ?? document.getElementById(id)?.innerHTML ?? '');
  const follow = useFollow();
  return (
    <Tag
      id={id}
      className={className}
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React wrote it on our server, and escaped every text
      dangerouslySetInnerHTML={{ __html: drawing.markup ?? found }}
    />
  );
}

/** Links of a drawing lead on within the site, as those of React do; with a key held they are the browser's. */
function useFollow() {
  const navigate = useNavigate();
  return (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link?.getAttribute('href');
    const isOwn = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!to || !isOwn || event.defaultPrevented) return;
    event.preventDefault();
    navigate(to);
  };
}
