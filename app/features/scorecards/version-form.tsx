import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { FieldError } from '~/components/field';
import { Input, type OptionGroup, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { MetricLine } from './metric-line';
import { EMPTY_METRIC, EMPTY_PILLAR, type VersionFormFields } from './version-form-fields';

interface VersionFormProps {
  fields: VersionFormFields;
  result: SubmissionResult<string[]> | undefined;
  quarters: readonly { value: string; label: string }[];
  metrics: readonly OptionGroup[];
}

/** The form of a version. Buttons add and remove lines by sending the form, so it works without JavaScript. */
export function VersionForm({ fields: defaults, result, quarters, metrics }: VersionFormProps) {
  const [form, fields] = useForm<VersionFormFields>({ id: 'scorecard', lastResult: result, defaultValue: defaults });
  const bind = (field: { name: string; id: string; initialValue?: unknown; errors?: string[] }) => ({
    name: field.name,
    id: field.id,
    defaultValue: field.initialValue as string | undefined,
    error: field.errors,
  });
  const pillars = fields.pillars.getFieldList();
  return (
    <Form method="post" className="form is-wide" id={form.id} noValidate preventScrollReset>
      {/* What Enter presses: the first button of a form, and none of those that change its lines. */}
      <button type="submit" name="intent" value="save" hidden>
        Save version
      </button>
      {result?.status === 'error' && (
        <Notice kind="error" title="Version not saved">
          {fields.pillars.errors ? fields.pillars.errors.join(' ') : 'Fix the fields marked below.'}
        </Notice>
      )}
      <input type="hidden" name={fields.token.name} defaultValue={fields.token.initialValue as string | undefined} />
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
      {pillars.map((field, index) => {
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
    </Form>
  );
}
