import { Form, useSubmit } from '@remix-run/react';
import { Button } from '~/components/button';
import { Select } from '~/components/input';
import { METRICS } from '~/metrics/catalogue';
import { isGoalMetric } from '~/metrics/goals/goal';
import { GOAL_STATUSES } from '~/metrics/goals/status';
import { sayStatusName } from '~/metrics/goals/words';
import type { GoalsFilter } from './goals-filter';

const ANY = { value: '', label: 'any' };

/** The filters of the list, kept in the URL. */
export function GoalsFilterForm({ filter, teams }: { filter: GoalsFilter; teams: { id: number; name: string }[] }) {
  const submit = useSubmit();
  return (
    <Form method="get" onChange={(event) => submit(event.currentTarget, { replace: true })}>
      <div className="form-row">
        <Select
          label="Goals"
          name="state"
          defaultValue={filter.state}
          options={[
            { value: 'live', label: 'active' },
            { value: 'closed', label: 'closed' },
            { value: 'all', label: 'all' },
          ]}
        />
        <Select
          label="Team"
          name="team"
          defaultValue={filter.team ?? ''}
          options={[ANY, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label="Metric"
          name="metric"
          defaultValue={filter.metric ?? ''}
          options={[ANY, ...METRICS.filter(isGoalMetric).map(({ id, label }) => ({ value: id, label }))]}
        />
        <Select
          label="Status"
          name="status"
          defaultValue={filter.status ?? ''}
          options={[ANY, ...GOAL_STATUSES.map((status) => ({ value: status, label: sayStatusName(status) }))]}
        />
        {filter.person !== null && <input type="hidden" name="person" value={filter.person} />}
        <noscript>
          <Button>Show</Button>
        </noscript>
      </div>
    </Form>
  );
}
