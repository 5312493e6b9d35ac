import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { findMetric } from '~/metrics/catalogue';
import type { GroupPage } from './find-group.server';
import { Shortage } from './group-panel';

/** Who didn't get the group's goal, and why, as known on that day. */
export function RefusalsCard({ page: { refusals, metricId } }: { page: Pick<GroupPage, 'refusals' | 'metricId'> }) {
  const noun = findMetric(metricId)?.sampleNoun[1] ?? 'rows';
  return (
    <Card title="Not set for" question="This doesn’t count against anyone. The reasons are below.">
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
