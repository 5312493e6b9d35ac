import { Link } from '@remix-run/react';
import { FindingList } from '~/features/verdicts/finding-list';
import type { AttentionPerson } from './find-today.server';

/** People with what is really different about them: a strength first, then each finding with its evidence. */
export function AttentionList({ people, showTeam }: { people: readonly AttentionPerson[]; showTeam: boolean }) {
  return (
    <ul className="attention">
      {people.map(({ id, name, teamName, findings, strength }) => (
        <li key={id} className="attention-person">
          <h3>
            <Link to={`/people/${id}`}>{name}</Link> {showTeam && <span className="soft">{teamName}</span>}
          </h3>
          {strength && !findings.includes(strength) && strength.kind !== 'improving' && (
            <p className="soft">
              Strength: {strength.lead}
              {strength.text}
            </p>
          )}
          <FindingList findings={findings} />
        </li>
      ))}
    </ul>
  );
}
