import { Link } from '@remix-run/react';
import { FindingList } from '~/features/verdicts/finding-list';
import { sayFinding } from '~/features/verdicts/findings';
import type { AttentionPerson } from './find-today.server';

/** How many changes are shown at once in all, and at least one of each person. */
const MOST_SHOWN = 3;

/** People with what is really different about them: a strength first, then each finding with its evidence. */
export function AttentionList({ people, showTeam }: { people: readonly AttentionPerson[]; showTeam: boolean }) {
  const most = Math.max(1, Math.floor(MOST_SHOWN / people.length));
  return (
    <ul className="attention">
      {people.map(({ id, name, teamName, findings, strength }) => (
        <li key={id} className="attention-person">
          <h3>
            <Link to={`/people/${id}`}>{name}</Link> {showTeam && <span className="soft">{teamName}</span>}
          </h3>
          {strength && !findings.includes(strength) && strength.kind !== 'improving' && (
            <p className="soft">Strength: {sayFinding(strength)}</p>
          )}
          <FindingList findings={findings} most={most} />
        </li>
      ))}
    </ul>
  );
}
