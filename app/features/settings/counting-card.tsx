import { Form } from '@remix-run/react';
import { SERVICE_LEVEL_VARIANTS } from 'db/default-settings';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox, Input, Select } from '~/components/input';
import { serviceLevelFormula } from '~/metrics/service-level-words';
import { formatNumber } from '~/reader-locale';
import type { CountingErrors, CountingFields } from './counting-fields';

interface CountingCardProps {
  counting: CountingFields;
  errors?: CountingErrors;
  reasons: readonly { reason: string; count: number }[];
  mayChange: boolean;
  isPreviewed: boolean;
}

/** How contacts are counted; what a change would do is shown before it is saved. */
export function CountingCard({ counting, errors, reasons, mayChange, isPreviewed }: CountingCardProps) {
  const thresholdMs = Number(counting.threshold_s) * 1000 || 20_000;
  const variants = SERVICE_LEVEL_VARIANTS.map((variant) => ({
    value: variant,
    label: serviceLevelFormula(variant, thresholdMs),
  }));
  const number = { type: 'number', inputMode: 'numeric', step: 1, required: true } as const;
  return (
    <Card
      title="How contacts are counted"
      question="Changes apply to all days, including past ones. Affected metrics get a new version."
    >
      <Form method="post" className="form" key={JSON.stringify(counting)}>
        <fieldset className="fieldset" disabled={!mayChange}>
          <div className="form-row">
            <Input
              {...number}
              label="Service level threshold (seconds)"
              hint="Contacts answered within this time meet the service level."
              name="threshold_s"
              min={1}
              max={3600}
              defaultValue={counting.threshold_s}
              error={errors?.threshold_s}
            />
            <Input
              {...number}
              label="Short abandon limit (seconds)"
              hint="Shorter abandons aren’t counted."
              name="short_abandon_s"
              min={0}
              max={600}
              defaultValue={counting.short_abandon_s}
              error={errors?.short_abandon_s}
            />
            <Input
              {...number}
              label="Repeat contact window (days)"
              hint="Newer contacts aren’t judged yet."
              name="repeat_days"
              min={1}
              max={60}
              defaultValue={counting.repeat_days}
              error={errors?.repeat_days}
            />
          </div>
          <Select
            label="Service level formula"
            name="service_level_variant"
            options={variants}
            defaultValue={counting.service_level_variant}
            error={errors?.service_level_variant}
          />
          <Reasons
            legend="Escalation reasons"
            name="escalation_reasons"
            reasons={reasons}
            chosen={counting.escalation_reasons}
          />
          <Reasons
            legend="Complaint reasons"
            name="complaint_reasons"
            reasons={reasons}
            chosen={counting.complaint_reasons}
          />
        </fieldset>
        {mayChange && (
          <div className="form-actions">
            <Button name="intent" value="preview">
              Preview changes
            </Button>
            {isPreviewed && (
              <Button kind="primary" name="intent" value="save">
                Save changes
              </Button>
            )}
          </div>
        )}
      </Form>
    </Card>
  );
}

interface ReasonsProps {
  legend: string;
  name: string;
  reasons: readonly { reason: string; count: number }[];
  chosen: readonly string[];
}

function Reasons({ legend, name, reasons, chosen }: ReasonsProps) {
  return (
    <details className="disclosure" open={chosen.length > 0}>
      <summary>
        {legend}: {chosen.length > 0 ? chosen.join(', ') : 'none, so this metric is off'}
      </summary>
      {reasons.length === 0 && <p className="soft">No contacts in the last 90 days have a reason.</p>}
      <fieldset className="fieldset">
        <legend className="visually-hidden">{legend}</legend>
        {reasons.map(({ reason, count }) => (
          <Checkbox
            key={reason}
            name={name}
            value={reason}
            label={
              <>
                {reason} <span className="soft">{formatNumber(count)} in 90 days</span>
              </>
            }
            defaultChecked={chosen.includes(reason)}
          />
        ))}
      </fieldset>
    </details>
  );
}
