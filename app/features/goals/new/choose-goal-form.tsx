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

/** Owner, metric and scope: kept in the URL, from which the rest of the form is filled. */
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
          label="Goal for"
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
            { value: 'email', label: 'email' },
          ]}
        />
      </div>
      <div className="form-actions">
        <Button>Suggest values</Button>
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
    const name = person.teamName ?? 'No team';
    const group = groups.find(({ group }) => group === name);
    if (group) group.options = [...group.options, option('person')(person)];
    else groups.push({ group: name, options: [option('person')(person)] });
  }
  const each = teams.map(({ id, name }) => ({ value: `each-${id}`, label: `everyone in ${name}` }));
  return [
    { value: '', label: 'Choose…' },
    ...groups,
    { group: 'One goal for a team', options: teams.map(option('team')) },
    { group: 'One goal for each person in a team', options: each },
  ];
}

/** Shares and means; system metrics only for teams, or when the URL asks for one. */
function metricOptions(isForTeam: boolean, chosen: string) {
  return METRIC_FAMILIES.map(({ title, metrics }) => ({
    group: title,
    options: metrics
      .filter(isGoalMetric)
      .filter(({ id, control }) => isForTeam || control !== 'system' || id === chosen)
      .map(({ id, label }) => ({ value: id, label })),
  })).filter(({ options }) => options.length > 0);
}
