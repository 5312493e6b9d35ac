import { SERVICE_LEVEL_VARIANTS } from 'db/default-settings';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { CheckboxGroup } from '~/components/checkbox-group';
import { Input, Select } from '~/components/input';
import { bindBoxes, TypedForm, useAnswer } from '~/components/typed-form';
import { serviceLevelFormula } from '~/metrics/service-level-words';
import { formatNumber } from '~/reader-locale';
import type { CountingFields } from './counting-fields';
import type { CountingForm } from './settings-forms.server';

interface CountingCardProps {
  counting: CountingFields;
  reasons: readonly { reason: string; count: number }[];
  mayChange: boolean;
  isPreviewed: boolean;
}

/** How contacts are counted; what a change would do is shown before it is saved. */
export function CountingCard({ counting, reasons, mayChange, isPreviewed }: CountingCardProps) {
  const answer = useAnswer(INTENTS);
  const typed = answer?.initialValue?.threshold_s ?? counting.threshold_s;
  const thresholdMs = Number(typed) * 1000 || 20_000;
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
      <TypedForm<CountingForm>
        intent={INTENTS}
        defaults={counting}
        // What another form of the page previewed stands here too.
        key={JSON.stringify(answer?.initialValue ?? counting)}
      >
        {({ fields, bind }) => (
          <>
            <fieldset className="fieldset" disabled={!mayChange}>
              <div className="form-row">
                <Input
                  {...number}
                  {...bind(fields.threshold_s)}
                  label="Service level threshold (seconds)"
                  hint="Contacts answered within this time meet the service level."
                  min={1}
                  max={3600}
                />
                <Input
                  {...number}
                  {...bind(fields.short_abandon_s)}
                  label="Short abandon limit (seconds)"
                  hint="Shorter abandons aren’t counted."
                  min={0}
                  max={600}
                />
                <Input
                  {...number}
                  {...bind(fields.repeat_days)}
                  label="Repeat contact window (days)"
                  hint="Newer contacts aren’t judged yet."
                  min={1}
                  max={60}
                />
              </div>
              <Select {...bind(fields.service_level_variant)} label="Service level formula" options={variants} />
              <Reasons {...bindBoxes(fields.escalation_reasons)} legend="Escalation reasons" reasons={reasons} />
              <Reasons {...bindBoxes(fields.complaint_reasons)} legend="Complaint reasons" reasons={reasons} />
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
          </>
        )}
      </TypedForm>
    </Card>
  );
}

const INTENTS = ['preview', 'save'];

interface ReasonsProps extends ReturnType<typeof bindBoxes> {
  legend: string;
  reasons: readonly { reason: string; count: number }[];
}

function Reasons({ legend, reasons, chosen, ...field }: ReasonsProps) {
  return (
    <details className="disclosure" open={chosen.length > 0}>
      <summary>
        {legend}: {chosen.length > 0 ? chosen.join(', ') : 'none, so this metric is off'}
      </summary>
      {reasons.length === 0 && <p className="soft">No contacts in the last 90 days have a reason.</p>}
      <CheckboxGroup
        {...field}
        legend={<span className="visually-hidden">{legend}</span>}
        chosen={chosen}
        options={reasons.map(({ reason, count }) => ({
          value: reason,
          label: (
            <>
              {reason} <span className="soft">{formatNumber(count)} in 90 days</span>
            </>
          ),
        }))}
      />
    </details>
  );
}
