import { useFetcher } from '@remix-run/react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { Button } from '~/components/button';
import { CheckboxGroup } from '~/components/checkbox-group';
import { Input, Select, Textarea } from '~/components/input';
import { Notice } from '~/components/notice';
import { bindBoxes, HiddenField, TypedForm } from '~/components/typed-form';
import { findMetric, METRICS } from '~/metrics/catalogue';
import { isGoalMetric } from '~/metrics/goals/goal';
import { MOST_LIVE_GOALS } from '../goal-input';
import { valueHint } from '../value-text';
import type { SuggestedTarget } from './find-suggestions.server';
import type { GoalFormFields, GroupFormFields } from './goal-form-fields.server';

interface GoalFormProps {
  fields: GoalFormFields;
  baselineText: string | undefined;
  pillars: { id: number; name: string }[];
  /** Key of the fetcher that holds the checks while typing. */
  judgeKey: string;
  judgeTo?: string;
  suggestions: readonly SuggestedTarget[];
  /** Who may get it, where it is for several. */
  people?: readonly { id: number; name: string }[];
}

const QUIET_MS = 400;

/** The goal's terms; checked while typing, or by the Check button without JavaScript. */
export function GoalForm({
  fields: defaults,
  baselineText,
  pillars,
  judgeKey,
  judgeTo = '/goals/judge',
  suggestions,
  people,
}: GoalFormProps) {
  const judging = useFetcher<{ suggestions: SuggestedTarget[] }>({ key: judgeKey });
  const timer = useRef<number | undefined>(undefined);
  const metric = findMetric(defaults.metric);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const judgeSoon = (element: HTMLFormElement) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const typed = [...new FormData(element)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
      judging.load(`${judgeTo}?${new URLSearchParams(typed)}`);
    }, QUIET_MS);
  };
  return (
    <TypedForm<GroupFormFields>
      defaults={{ ...defaults, people: people?.map(({ id }) => String(id)) }}
      refusedTitle="Goal not saved"
      onInput={(event) => judgeSoon(event.currentTarget)}
    >
      {({ fields, bind }) => (
        <>
          {[fields.person, fields.team, fields.metric, fields.queue, fields.channel, fields.token].map((field) => (
            <HiddenField key={field.name} field={field} />
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
              {...bind(fields.target)}
              label="Target"
              hint={`${metric ? valueHint(metric) : ''}${baselineText ? `. Baseline: ${baselineText}` : ''}`}
              inputMode="text"
              autoComplete="off"
            />
            <Select
              {...bind(fields.kind)}
              label="Measured as"
              options={[
                { value: 'period', label: 'average to due date' },
                { value: 'level', label: 'average of the last weeks' },
              ]}
            />
            <Input
              {...bind(fields.levelWeeks)}
              label="Number of last weeks"
              hint="Only for the average of the last weeks."
              type="number"
              min={1}
              max={26}
            />
          </div>
          <SuggestionButtons suggestions={judging.data?.suggestions ?? suggestions} onTake={judgeSoon} />
          <div className="form-row">
            <Input {...bind(fields.startDate)} label="Start date" type="date" />
            <Input {...bind(fields.dueDate)} label="Due date" type="date" />
            <Select
              {...bind(fields.everyWeeks)}
              label="Check-ins"
              options={[
                { value: '1', label: 'every week' },
                { value: '2', label: 'every two weeks' },
                { value: '4', label: 'every four weeks' },
              ]}
            />
          </div>
          <Input
            {...bind(fields.checkInDates)}
            label="Custom check-in dates"
            isOptional
            hint="At least three, like 2026-03-31, separated by commas."
            autoComplete="off"
          />
          <div className="form-row">
            <Input
              {...bind(fields.baselineFrom)}
              label="Baseline from"
              type="date"
              hint="Fixed once the goal is saved."
            />
            <Input {...bind(fields.baselineTo)} label="Baseline to" type="date" hint="Last day included." />
          </div>
          <div className="form-row">
            <Select
              {...bind(fields.pillar)}
              label="Company priority"
              options={[{ value: '', label: 'none' }, ...pillars.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Select {...bind(fields.counterMetric)} label="Safeguard metric" options={guards(metric?.id)} />
            <Input
              {...bind(fields.counterLimit)}
              label="Safeguard limit"
              hint="In the safeguard’s unit."
              autoComplete="off"
            />
          </div>
          <Textarea
            {...bind(fields.reason)}
            label="Reason for a 4th goal"
            isOptional
            hint={`Only needed with ${MOST_LIVE_GOALS} active goals.`}
            rows={2}
          />
          {people && (
            <CheckboxGroup
              {...bindBoxes(fields.people)}
              legend="Who gets this goal"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              isInRows
            />
          )}
          <div className="form-actions">
            <Button kind="primary" name="intent" value="set">
              Save goal
            </Button>
            <Button name="intent" value="check">
              Check goal
            </Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}

/** Possible safeguards: first the metrics that this one is known to hurt. */
function guards(metricId: string | undefined) {
  const own = findMetric(metricId)?.counterMetrics ?? [];
  const able = METRICS.filter(isGoalMetric).filter(({ id }) => id !== metricId);
  const option = ({ id, label }: { id: string; label: string }) => ({ value: id, label });
  return [
    { value: '', label: 'none' },
    { group: 'Most at risk', options: able.filter(({ id }) => own.includes(id)).map(option) },
    { group: 'Others', options: able.filter(({ id }) => !own.includes(id)).map(option) },
  ];
}

interface SuggestionButtonsProps {
  suggestions: readonly SuggestedTarget[];
  /** Called when a target is chosen; without JavaScript the form is sent and comes back with it. */
  onTake: (form: HTMLFormElement) => void;
}

/** Suggested targets with their source and chance; one click fills in the target. */
function SuggestionButtons({ suggestions, onTake }: SuggestionButtonsProps) {
  if (suggestions.length === 0) return null;
  const take = (event: MouseEvent<HTMLButtonElement>) => {
    const { form, value } = event.currentTarget;
    const field = form?.elements.namedItem('target');
    if (!form || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.value = value;
    field.focus();
    onTake(form);
  };
  return (
    <fieldset className="suggestions">
      <legend className="field-label">Suggested targets, with the chance at the current pace</legend>
      {suggestions.map(({ typed, words }) => (
        <Button key={typed} kind="quiet" name="take" value={typed} onClick={take}>
          {words}
        </Button>
      ))}
    </fieldset>
  );
}
