import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Table } from '~/components/table';
import type { SettingsAnswer } from './change-settings.server';

interface HolidaysCardProps {
  holidays: readonly { teamId: number; date: string; name: string }[];
  teams: readonly { id: number; name: string }[];
  answer?: SettingsAnswer;
  mayChange: boolean;
}

/** Days on which nobody is there. */
export function HolidaysCard({ holidays, teams, answer, mayChange }: HolidaysCardProps) {
  const whose = [{ value: 0, label: 'The whole center' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  const nameOf = (teamId: number) => whose.find(({ value }) => value === teamId)?.label ?? `Team ${teamId}`;
  const remove = ({ teamId, date, name }: HolidaysCardProps['holidays'][number]) => (
    <Form method="post">
      <input type="hidden" name="team" value={teamId} />
      <input type="hidden" name="date" value={date} />
      <Button name="intent" value="remove_holiday" aria-label={`Remove ${name}`}>
        Remove
      </Button>
    </Form>
  );
  return (
    <Card title="Holidays" question="Closed all day, whatever the opening hours.">
      <Stack isTight>
        <Table
          caption="Holidays"
          columns={[
            { label: 'Name' },
            { label: 'Date' },
            { label: 'Applies to' },
            ...(mayChange ? [{ label: 'Remove' }] : []),
          ]}
          rows={holidays.map((holiday) => ({
            key: `${holiday.date} ${holiday.teamId}`,
            cells: [
              holiday.name,
              <Day key="day" date={holiday.date} />,
              nameOf(holiday.teamId),
              ...(mayChange ? [remove(holiday)] : []),
            ],
          }))}
          empty={<p className="soft">No holidays yet.</p>}
        />
        {mayChange && (
          <Form method="post" className="form" key={holidays.length}>
            <div className="form-row">
              <Input
                label="Date"
                name="date"
                type="date"
                required
                defaultValue={answer?.typed?.date}
                error={answer?.errors?.date}
              />
              <Input
                label="Holiday name"
                name="name"
                required
                maxLength={80}
                defaultValue={answer?.typed?.name}
                error={answer?.errors?.name}
              />
              <Select label="Applies to" name="team" options={whose} />
            </div>
            <div className="form-actions">
              <Button name="intent" value="add_holiday">
                Add holiday
              </Button>
            </div>
          </Form>
        )}
      </Stack>
    </Card>
  );
}
