import { Link } from '@remix-run/react';
import type { VersionNote } from './goal-version.server';

/** Notes on metrics judged by an older version, each with a link to the versions. */
export function VersionNotes({ notes }: { notes: readonly VersionNote[] }) {
  return notes.map(({ metricId, words }) => (
    <p key={metricId} className="soft">
      {words} <Link to={`/metrics#${metricId}`}>See its versions</Link>
    </p>
  ));
}
