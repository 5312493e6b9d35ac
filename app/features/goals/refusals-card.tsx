import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { findMetric } from '~/metrics/catalogue';
import type { GroupPage } from './find-group.server';
import { Shortage } from './group-panel';

/** For whom a goal of the group was not set, and why: as it was known on that day. */
export function RefusalsCard({ page: { refusals, metricId } }: { page: Pick<GroupPage, 'refusals' | 'metricId'> }) {
  const noun = findMetric(metricId)?.sampleNoun[1] ?? 'rows';
  return (
    <Card
      title="For whom it was not set"
      question="Nothing is held against them: it could not have been judged fairly."
    >
      <ul className="check-ins">
        {refusals.map(({ employeeId, name, refusal }) => (
          <li key={employeeId}>
            <strong>
              <Link to={`/people/${employeeId}`}>{name}</Link>
            </strong>
            <p className="soft">
              <Shortage refusal={refusal} noun={noun} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
