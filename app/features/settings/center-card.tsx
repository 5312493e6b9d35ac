import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Input, Select } from '~/components/input';
import type { CenterErrors, CenterFields } from './center-fields';

interface CenterCardProps {
  center: CenterFields;
  errors?: CenterErrors;
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
export function CenterCard({ center, errors, mayChange }: CenterCardProps) {
  return (
    <Card title="Center" question="What is it called, and when do its days, weeks and quarters begin?">
      <Form method="post" className="form" key={JSON.stringify(center)}>
        <fieldset className="fieldset" disabled={!mayChange}>
          <div className="form-row">
            <Input
              label="Name of the center"
              hint="It stands above the menu."
              name="center_name"
              maxLength={60}
              isOptional
              defaultValue={center.center_name}
              error={errors?.center_name}
            />
            <Input
              label="Time zone"
              hint="It decides which day today is. Rows already loaded and teams keep their days."
              name="time_zone"
              required
              defaultValue={center.time_zone}
              error={errors?.time_zone}
            />
            <Select
              label="First day of the week"
              hint="For opening hours and the calendar of data health. Figures and charts keep weeks from Monday."
              name="week_start"
              options={WEEK_START_OPTIONS}
              defaultValue={center.week_start}
              error={errors?.week_start}
            />
            <Select
              label="Quarters begin in"
              hint="For scorecards. A version that applies already keeps its first day."
              name="quarter_start"
              options={QUARTER_START_OPTIONS}
              defaultValue={center.quarter_start}
              error={errors?.quarter_start}
            />
          </div>
        </fieldset>
        {mayChange && (
          <div className="form-actions">
            <Button kind="primary" name="intent" value="save_center">
              Save center
            </Button>
          </div>
        )}
      </Form>
    </Card>
  );
}
