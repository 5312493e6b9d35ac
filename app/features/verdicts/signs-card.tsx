import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Why } from '~/components/disclosure';
import { FindingList } from './finding-list';
import type { Finding } from './findings';

interface SignsCardProps {
  people: readonly { id: number; name: string; findings: readonly Finding[] }[];
  /** How many charts can give a sign, and how many do so by luck in a week. */
  luck: { charts: number; byLuck: number };
}

/** What single charts show before it is enough to name anybody: for looking, not for concluding. */
export function SignsCard({ people, luck }: SignsCardProps) {
  return (
    <Card id="signs" title="First signs" question="Too early to conclude. Look and ask.">
      <ul className="attention">
        {people.map(({ id, name, findings }) => (
          <li key={id} className="attention-person">
            <h3>
              <Link to={`/people/${id}`}>{name}</Link>
            </h3>
            <FindingList findings={findings} evidence="Chart" areSigns />
          </li>
        ))}
      </ul>
      <Why>
        {`One chart alone shows a change. Of ${luck.charts} charts, ${luck.byLuck < 0.95 ? 'less than one' : `about ${Math.round(luck.byLuck)}`} would show as much in a week by chance.`}
      </Why>
    </Card>
  );
}
