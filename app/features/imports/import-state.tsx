import type { ReactNode } from 'react';
import { Instant } from '~/components/day';
import { Notice } from '~/components/notice';
import type { ImportSummary } from './find-imports.server';
import { count } from './words';

/** The state of an import in a sentence: what happened, what is kept, what to do. `children` holds the actions. */
export function ImportState({ summary, children }: { summary: ImportSummary; children?: ReactNode }) {
  const { status, counts, note, error } = summary;
  switch (status) {
    case 'interrupted':
      return (
        <Notice kind="warn" title="This load was interrupted">
          <p>Nothing was loaded. The file is stored: load it again.</p>
          {children}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="error" title="This file was not loaded">
          <p>{error}</p>
          {children}
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice title="This load was canceled">
          <p>Nothing was loaded. The file is stored, and you can load it again.</p>
          {children}
        </Notice>
      );
    case 'undone':
      return (
        <Notice title="This import was undone">
          <p>None of its rows count.</p>
          <KeptUntil {...summary} />
          {children}
        </Notice>
      );
    default:
      return (
        <Notice title={told(counts)}>
          {note && <p>{note}</p>}
          {error && <p>{error}</p>}
        </Notice>
      );
  }
}

/** What is kept of an undone import is removed after a time. */
function KeptUntil({ keptUntil, forgottenAt }: Pick<ImportSummary, 'keptUntil' | 'forgottenAt'>) {
  if (forgottenAt !== null) {
    return (
      <p>
        Its rows and file were removed on <Instant at={forgottenAt} />. Only its counts are kept.
      </p>
    );
  }
  if (keptUntil === null) return null;
  return (
    <p>
      You can see its rows and load the file again until <Instant at={keptUntil} />. Then both are removed.
    </p>
  );
}

function told({ read, inserted, updated, rejected, skipped, held }: ImportSummary['counts']): string {
  if (read > 0 && inserted + updated + rejected + skipped + held === 0)
    return 'This file held nothing new, so nothing changed.';
  const changed = [
    inserted > 0 && `${count(inserted)} new rows`,
    updated > 0 && `${count(updated)} corrected rows`,
  ].filter(Boolean);
  const loaded = changed.length > 0 ? `Loaded: ${changed.join(' and ')}.` : 'No row of this file was new.';
  const notLoaded = [
    rejected > 0 &&
      (rejected === 1
        ? '1 row was rejected: download it, correct it, and load that file.'
        : `${count(rejected)} rows were rejected: download them, correct them, and load that file.`),
    held > 0 &&
      `${count(held)} ${held === 1 ? 'row is' : 'rows are'} unmatched: match the agents so that ${held === 1 ? 'it counts' : 'they count'}.`,
  ].filter(Boolean);
  return [loaded, ...notLoaded].join(' ');
}
