import { Form, useSubmit } from '@remix-run/react';
import { Button } from '~/components/button';
import { type OptionGroup, Select } from '~/components/input';
import { METRIC_FAMILIES } from '~/metrics/catalogue';
import { isGoalMetric } from '~/metrics/goals/goal';

export interface GoalChoices {
  people: { id: number; name: string; teamName: string | null }[];
  teams: { id: number; name: string }[];
  queues: { id: number; name: string }[];
}

interface ChooseGoalFormProps {
  choices: GoalChoices;
  chosen: { person: string; team: string; metric: string; queue: string; channel: string };
  /** A goal for each of the team rather than for the team. */
  isForEach?: boolean;
}

const ALL = { value: '', label: 'all' };

/** Whose goal and on what; what is chosen stands in the URL, and the rest of the form is prefilled from it. */
export function ChooseGoalForm({ choices, chosen, isForEach = false }: ChooseGoalFormProps) {
  const submit = useSubmit();
  const isForTeam = chosen.team !== '' && !isForEach;
  return (
    <Form
      method="get"
      action="/goals/new"
      className="form"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      <div className="form-row">
        <Select
          label="Whose goal"
          name="whose"
          defaultValue={isForEach ? `each-${chosen.team}` : whose(chosen)}
          options={owners(choices)}
        />
        <Select
          label="Metric"
          name="metric"
          defaultValue={chosen.metric}
          options={metricOptions(isForTeam, chosen.metric)}
        />
      </div>
      <div className="form-row">
        <Select label="Queue" name="queue" defaultValue={chosen.queue} options={[ALL, ...named(choices.queues)]} />
        <Select
          label="Channel"
          name="channel"
          defaultValue={chosen.channel}
          options={[
            ALL,
            { value: 'voice', label: 'voice' },
            { value: 'chat', label: 'chat' },
            { value: 'email', label: 'e-mail' },
          ]}
        />
      </div>
      <div className="form-actions">
        <Button>Prefill the rest</Button>
      </div>
    </Form>
  );
}

const named = (list: readonly { id: number; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

function whose({ person, team }: ChooseGoalFormProps['chosen']): string {
  return person ? `person-${person}` : team ? `team-${team}` : '';
}

function owners({ people, teams }: GoalChoices) {
  const option =
    (kind: string) =>
    ({ id, name }: { id: number; name: string }) => ({ value: `${kind}-${id}`, label: name });
  const groups: OptionGroup[] = [];
  for (const person of people) {
    const name = person.teamName ?? 'In no team';
    const group = groups.find(({ group }) => group === name);
    if (group) group.options = [...group.options, option('person')(person)];
    else groups.push({ group: name, options: [option('person')(person)] });
  }
  const each = teams.map(({ id, name }) => ({ value: `each-${id}`, label: `each of ${name}` }));
  return [
    { value: '', label: 'choose …' },
    ...groups,
    { group: 'A whole team, as one', options: teams.map(option('team')) },
    { group: 'Each person of a team, from where they stand', options: each },
  ];
}

/** Shares and means; what the system decides only where a team is meant, or where it was asked for all the same. */
function metricOptions(isForTeam: boolean, chosen: string) {
  return METRIC_FAMILIES.map(({ title, metrics }) => ({
    group: title,
    options: metrics
      .filter(isGoalMetric)
      .filter(({ id, control }) => isForTeam || control !== 'system' || id === chosen)
      .map(({ id, label }) => ({ value: id, label })),
  })).filter(({ options }) => options.length > 0);
}
