import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Input, Select } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { CenterFields } from './center-fields';
import type { CenterForm } from './settings-forms.server';

interface CenterCardProps {
  center: CenterFields;
  mayChange: boolean;
}

const WEEK_START_OPTIONS = [
  { value: 'monday', label: 'Monday' },
  { value: 'sunday', label: 'Sunday' },
  { value: 'saturday', label: 'Saturday' },
] as const;

const QUARTER_START_OPTIONS = [
  { value: 'january', label: 'January, April, July, October' },
  { value: 'february', label: 'February, May, August, November' },
  { value: 'march', label: 'March, June, September, December' },
] as const;

/** Which center this is, and when its days, weeks and quarters begin. */
export function CenterCard({ center, mayChange }: CenterCardProps) {
  return (
    <Card title="Center" question="What is it called, and when do its days, weeks and quarters begin?">
      <TypedForm<CenterForm> intent="save_center" defaults={center} key={JSON.stringify(center)}>
        {({ fields, bind }) => (
          <>
            <fieldset className="fieldset" disabled={!mayChange}>
              <div className="form-row">
                <Input
                  {...bind(fields.center_name)}
                  label="Name of the center"
                  hint="It stands above the menu."
                  maxLength={60}
                  isOptional
                />
                <Input
                  {...bind(fields.time_zone)}
                  label="Time zone"
                  hint="It decides which day today is. Rows already loaded and teams keep their days."
                  required
                />
                <Select
                  {...bind(fields.week_start)}
                  label="First day of the week"
                  hint="For opening hours and the calendar of data health. Figures and charts keep weeks from Monday."
                  options={WEEK_START_OPTIONS}
                />
                <Select
                  {...bind(fields.quarter_start)}
                  label="Quarters begin in"
                  hint="For scorecards. A version that applies already keeps its first day."
                  options={QUARTER_START_OPTIONS}
                />
              </div>
            </fieldset>
            {mayChange && (
              <div className="form-actions">
                <Button kind="primary">Save center</Button>
              </div>
            )}
          </>
        )}
      </TypedForm>
    </Card>
  );
}
