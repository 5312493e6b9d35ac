import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { TypedForm } from '~/components/typed-form';
import type { HolidayForm } from './settings-forms.server';

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
    <PostButton sends={{ intent: 'remove_holiday', team: teamId, date }} label={`Remove ${name}`}>
      Remove
    </PostButton>
  );
}

interface HolidaysCardProps extends Holidays {
  table: TableData;
}

export function HolidaysCard({ holidays, teams, table, mayChange }: HolidaysCardProps) {
  const whose = [CENTER, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Card title="Holidays" question="Closed all day, whatever the opening hours.">
      <Stack isTight>
        <Table table={table} empty={<p className="soft">No holidays yet.</p>} />
        {mayChange && (
          <TypedForm<HolidayForm> intent="add_holiday" key={holidays.length}>
            {({ fields, bind }) => (
              <>
                <div className="form-row">
                  <Input {...bind(fields.date)} label="Date" type="date" required />
                  <Input {...bind(fields.name)} label="Holiday name" required maxLength={80} />
                  <Select {...bind(fields.team)} label="Applies to" options={whose} />
                </div>
                <div className="form-actions">
                  <Button>Add holiday</Button>
                </div>
              </>
            )}
          </TypedForm>
        )}
      </Stack>
    </Card>
  );
}
