import { Link } from '@remix-run/react';
import type { VersionNote } from './goal-version.server';

/** What is judged by a version of a metric that is no longer in force, each with the way to what the versions meant. */
export function VersionNotes({ notes }: { notes: readonly VersionNote[] }) {
  return notes.map(({ metricId, words }) => (
    <p key={metricId} className="soft">
      {words} <Link to={`/metrics#${metricId}`}>What its versions mean</Link>
    </p>
  ));
}
