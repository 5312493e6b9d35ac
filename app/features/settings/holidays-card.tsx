import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import type { SettingsAnswer } from './change-settings.server';

interface Holidays {
  holidays: readonly { teamId: number; date: string; name: string }[];
  teams: readonly { id: number; name: string }[];
  mayChange: boolean;
}

type Holiday = Holidays['holidays'][number];

const CENTER = { value: 0, label: 'The whole center' };

/** Days on which nobody is there. */
export function holidaysTable({ holidays, teams, mayChange }: Holidays): TableData {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  const nameOf = (teamId: number) => (teamId === CENTER.value ? CENTER.label : (names.get(teamId) ?? `Team ${teamId}`));
  const remove: Column<Holiday> = {
    label: 'Remove',
    file: [],
    cell: (holiday) => ({ onPage: <RemoveHoliday {...holiday} /> }),
  };
  return tableOf({
    caption: 'Holidays',
    rows: holidays,
    key: ({ date, teamId }) => `${date} ${teamId}`,
    columns: [
      { label: 'Name', cell: ({ name }) => name },
      { label: 'Date', cell: ({ date }) => ({ day: date }) },
      { label: 'Applies to', cell: ({ teamId }) => nameOf(teamId) },
      ...(mayChange ? [remove] : []),
    ],
  });
}

function RemoveHoliday({ teamId, date, name }: Holiday) {
  return (
    <Form method="post">
      <input type="hidden" name="team" value={teamId} />
      <input type="hidden" name="date" value={date} />
      <Button name="intent" value="remove_holiday" aria-label={`Remove ${name}`}>
        Remove
      </Button>
    </Form>
  );
}

interface HolidaysCardProps extends Holidays {
  table: TableData;
  answer?: SettingsAnswer;
}

export function HolidaysCard({ holidays, teams, table, answer, mayChange }: HolidaysCardProps) {
  const whose = [CENTER, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Card title="Holidays" question="Closed all day, whatever the opening hours.">
      <Stack isTight>
        <Table table={table} empty={<p className="soft">No holidays yet.</p>} />
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
