import { useForm } from '@conform-to/react';
import { Button } from '~/components/button';
import { FieldError } from '~/components/field';
import { Input, type OptionGroup, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { PostForm } from '~/components/post-form';
import { type Bound, bindField, HiddenField, useAnswer } from '~/components/typed-form';
import { EMPTY_METRIC, EMPTY_PILLAR } from './empty-lines';
import { MetricLine } from './metric-line';
import type { VersionFormFields } from './version-form-fields.server';

interface VersionFormProps {
  fields: VersionFormFields;
  quarters: readonly { value: string; label: string }[];
  metrics: readonly OptionGroup[];
}

/**
 * The form of a version. Buttons add and remove lines by sending the form, so it works without JavaScript; conform does it in
 * the browser where there is some, which no other form needs.
 */
export function VersionForm({ fields: defaults, quarters, metrics }: VersionFormProps) {
  const result = useAnswer(undefined);
  const [form, fields] = useForm<VersionFormFields, VersionFormFields, string[]>({
    id: 'form',
    lastResult: result ?? null,
    defaultValue: defaults,
  });
  const first = Object.keys(form.allErrors).find(Boolean);
  const bind: Bound<VersionFormFields>['bind'] = (field) => bindField(field, field.name === first);
  return (
    <PostForm id={form.id} className="form is-wide" noValidate preventScrollReset>
      {/* What Enter presses: the first button of a form, and none of those that change its lines. */}
      <button type="submit" name="intent" value="save" hidden>
        Save version
      </button>
      {result?.status === 'error' && (
        <Notice kind="error" title="Version not saved">
          {fields.pillars.errors ? fields.pillars.errors.join(' ') : 'Fix the fields marked below.'}
        </Notice>
      )}
      <HiddenField field={fields.token} />
      <div className="form-row">
        <Select {...bind(fields.fromDate)} label="Applies from" options={quarters} />
        <Input
          {...bind(fields.reason)}
          label="Reason for this version"
          hint="Everyone measured by this version can read it."
          maxLength={300}
          autoComplete="off"
        />
      </div>
      {fields.pillars.getFieldList().map((field, index) => {
        const pillar = field.getFieldset();
        const lines = pillar.metrics.getFieldList();
        return (
          <fieldset key={field.key} className="pillar-fields">
            <legend>Pillar {index + 1}</legend>
            <div className="form-row">
              <Input {...bind(pillar.name)} label="Pillar name" autoComplete="off" />
              <Input {...bind(pillar.weight)} label="Pillar weight (%)" inputMode="numeric" autoComplete="off" />
              <Button {...form.remove.getButtonProps({ name: fields.pillars.name, index })} kind="quiet">
                Remove pillar {index + 1}
              </Button>
            </div>
            {lines.map((line, at) => (
              <MetricLine
                key={line.key}
                fields={line.getFieldset()}
                bind={bind}
                metrics={metrics}
                remove={
                  <Button {...form.remove.getButtonProps({ name: pillar.metrics.name, index: at })} kind="quiet">
                    Remove metric {at + 1}
                  </Button>
                }
              />
            ))}
            <FieldError id={`${pillar.metrics.id}-error`} text={(pillar.metrics.errors ?? []).join(' ')} />
            <div className="form-actions">
              <Button {...form.insert.getButtonProps({ name: pillar.metrics.name, defaultValue: EMPTY_METRIC })}>
                Add a metric to pillar {index + 1}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div className="form-actions">
        <Button {...form.insert.getButtonProps({ name: fields.pillars.name, defaultValue: EMPTY_PILLAR })}>
          Add a pillar
        </Button>
      </div>
      <div className="form-actions">
        <Button kind="primary" name="intent" value="save">
          Save version
        </Button>
      </div>
    </PostForm>
  );
}
