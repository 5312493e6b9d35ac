import { useLocation } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { PostButton } from '~/components/post-button';
import type { Undo } from './saved';

interface SavedMessageProps {
  saved: { words: string; undo: Undo | null } | null;
}

/** Says what was just saved, and undoes it where that can be. It stays until the reader goes on. */
export function SavedMessage({ saved }: SavedMessageProps) {
  const said = useUntilNextPage(saved);
  return (
    <div className="saved no-print" role="status">
      {said && (
        <>
          <Check size={16} aria-hidden="true" />
          {said.words}
          {said.undo && (
            <PostButton action={said.undo.to} sends={said.undo.fields} preventScrollReset>
              Undo
            </PostButton>
          )}
        </>
      )}
    </div>
  );
}

/** A page that loads its figures again in the meantime has nothing more to say, and takes nothing back. */
function useUntilNextPage<Value>(latest: Value | null): Value | null {
  const { key } = useLocation();
  const [kept, keep] = useState({ key, latest, shown: latest });
  if (kept.latest === latest && kept.key === key) return kept.shown;
  const shown = latest ?? (kept.key === key ? kept.shown : null);
  keep({ key, latest, shown });
  return shown;
}
