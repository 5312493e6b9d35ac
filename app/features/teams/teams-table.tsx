import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';

interface TeamLine {
  id: number;
  name: string;
  size: number;
  leaders: readonly { name: string }[];
  /** Null for people who are not judged. */
  changed: number | null;
}

/** The teams' cards in figures. */
export function TeamsTable({ teams }: { teams: readonly TeamLine[] }) {
  return (
    <TableDisclosure>
      {() => (
        <Table
          caption="Teams"
          columns={[
            { label: 'Team' },
            { label: 'People', isNumeric: true },
            { label: 'Led by' },
            { label: 'Changed by more than luck', isNumeric: true },
          ]}
          rows={teams.map(({ id, name, size, leaders, changed }) => ({
            key: id,
            cells: [name, size, leaders.map((leader) => leader.name).join(', '), changed ?? ''],
          }))}
        />
      )}
    </TableDisclosure>
  );
}
