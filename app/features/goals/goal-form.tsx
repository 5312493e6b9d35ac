import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useFetcher, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '~/components/button';
import { Input, Select, Textarea } from '~/components/input';
import { Notice } from '~/components/notice';
import { findMetric, METRICS } from '~/metrics/catalogue';
import { isGoalMetric } from '~/metrics/goals/goal';
import type { SuggestedTarget } from './find-suggestions.server';
import type { GoalFormFields } from './goal-form-fields';
import { MOST_LIVE_GOALS } from './goal-input';
import { SuggestionButtons } from './suggestion-buttons';
import { valueHint } from './value-text';

interface GoalFormProps {
  fields: GoalFormFields;
  result: SubmissionResult<string[]> | undefined;
  baselineText: string | undefined;
  pillars: { id: number; name: string }[];
  /** The fetcher under whose key the judgement is found while one types. */
  judgeKey: string;
  judgeTo?: string;
  suggestions: readonly SuggestedTarget[];
  /** What else the form asks, before its buttons. */
  children?: ReactNode;
}

const QUIET_MS = 400;

/** What is agreed; judged letter by letter while one types, or by the Check button where there is no script. */
export function GoalForm({
  fields: defaults,
  result,
  baselineText,
  pillars,
  judgeKey,
  judgeTo = '/goals/judge',
  suggestions,
  children,
}: GoalFormProps) {
  const [form, fields] = useForm<GoalFormFields>({ id: 'goal', lastResult: result, defaultValue: defaults });
  const judging = useFetcher<{ suggestions: SuggestedTarget[] }>({ key: judgeKey });
  const timer = useRef<number | undefined>(undefined);
  const isBusy = useNavigation().state === 'submitting';
  const metric = findMetric(defaults.metric);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const judgeSoon = (element: HTMLFormElement) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const typed = [...new FormData(element)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
      judging.load(`${judgeTo}?${new URLSearchParams(typed)}`);
    }, QUIET_MS);
  };
  const bind = (name: keyof GoalFormFields) => ({
    name,
    id: `goal-${name}`,
    defaultValue: fields[name].initialValue as string | undefined,
    error: fields[name].errors,
  });
  return (
    <Form
      method="post"
      className="form"
      id={form.id}
      noValidate
      onInput={(event) => judgeSoon(event.currentTarget)}
      aria-describedby={form.errorId}
    >
      {form.errors && (
        <Notice kind="error" title="It was not set">
          {form.errors.join(' ')}
        </Notice>
      )}
      {(['person', 'team', 'metric', 'queue', 'channel', 'token'] as const).map((name) => (
        <input key={name} type="hidden" name={name} defaultValue={fields[name].initialValue as string | undefined} />
      ))}
      {[fields.person, fields.team, fields.metric, fields.queue, fields.channel].map(
        (field) =>
          field.errors && (
            <Notice key={field.name} kind="error">
              {field.errors.join(' ')}
            </Notice>
          ),
      )}
      <div className="form-row">
        <Input
          {...bind('target')}
          label="Target"
          hint={`${metric ? valueHint(metric) : ''}${baselineText ? `; the baseline is ${baselineText}` : ''}`}
          inputMode="text"
          autoComplete="off"
        />
        <Select
          {...bind('kind')}
          label="What counts"
          hint="Said on the goal, since a rate has no straight line to its target."
          options={[
            { value: 'period', label: 'the average from start to due' },
            { value: 'level', label: 'the level in the last weeks' },
          ]}
        />
        <Input {...bind('levelWeeks')} label="Last weeks" hint="For a level only." type="number" min={1} max={26} />
      </div>
      <SuggestionButtons suggestions={judging.data?.suggestions ?? suggestions} onTake={judgeSoon} />
      <div className="form-row">
        <Input {...bind('startDate')} label="Start" type="date" />
        <Input {...bind('dueDate')} label="Due" type="date" />
        <Select
          {...bind('everyWeeks')}
          label="Check-ins"
          options={[
            { value: '1', label: 'every week' },
            { value: '2', label: 'every two weeks' },
            { value: '4', label: 'every four weeks' },
          ]}
        />
      </div>
      <Input
        {...bind('checkInDates')}
        label="Or check-ins on these days"
        isOptional
        hint="Three or more, as 2026-03-31, with commas between."
        autoComplete="off"
      />
      <div className="form-row">
        <Input {...bind('baselineFrom')} label="Baseline from" type="date" hint="Frozen when it is set." />
        <Input {...bind('baselineTo')} label="Baseline to" type="date" hint="The last day that counts." />
      </div>
      <div className="form-row">
        <Select
          {...bind('pillar')}
          label="Pillar of the vision"
          options={[{ value: '', label: 'none' }, ...pillars.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select {...bind('counterMetric')} label="Guarded by" options={guards(metric?.id)} />
        <Input {...bind('counterLimit')} label="with the limit" hint="In the guard’s own unit." autoComplete="off" />
      </div>
      <Textarea
        {...bind('reason')}
        label="Why one more"
        isOptional
        hint={`Only where there are ${MOST_LIVE_GOALS} live goals already.`}
        rows={2}
      />
      {children}
      <div className="form-actions">
        <Button kind="primary" name="intent" value="set" disabled={isBusy}>
          Set the goal
        </Button>
        <Button name="intent" value="check">
          Check
        </Button>
      </div>
    </Form>
  );
}

/** What can stand guard: the metrics that this one is known to hurt first. */
function guards(metricId: string | undefined) {
  const own = findMetric(metricId)?.counterMetrics ?? [];
  const able = METRICS.filter(isGoalMetric).filter(({ id }) => id !== metricId);
  const option = ({ id, label }: { id: string; label: string }) => ({ value: id, label });
  return [
    { value: '', label: 'nothing' },
    { group: 'What suffers first', options: able.filter(({ id }) => own.includes(id)).map(option) },
    { group: 'Others', options: able.filter(({ id }) => !own.includes(id)).map(option) },
  ];
}
