import { Form, useSubmit } from '@remix-run/react';
import { Button } from '~/components/button';
import { Select } from '~/components/input';
import { EFFECT_KINDS, KIND_WORDS } from './effect-kinds';
import { type EffectsFilter, WEEKS } from './effects-filter';

const ANY = { value: '', label: 'any' };

/** The filters of the list, kept in the URL. */
export function EffectsFilterForm({ filter, teams }: { filter: EffectsFilter; teams: { id: number; name: string }[] }) {
  const submit = useSubmit();
  return (
    <Form method="get" onChange={(event) => submit(event.currentTarget, { replace: true })}>
      <div className="form-row">
        <Select
          label="What was done"
          name="kind"
          defaultValue={filter.kind ?? ''}
          options={[ANY, ...EFFECT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].toLowerCase() }))]}
        />
        <Select
          label="Team"
          name="team"
          defaultValue={filter.team ?? ''}
          options={[ANY, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label="When"
          name="weeks"
          defaultValue={filter.weeks}
          options={WEEKS.map((weeks) => ({ value: weeks, label: `last ${weeks} weeks` }))}
        />
        <noscript>
          <Button>Show</Button>
        </noscript>
      </div>
    </Form>
  );
}
