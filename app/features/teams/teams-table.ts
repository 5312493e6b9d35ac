import { type TableData, tableOf } from '~/components/table-data';

interface TeamLine {
  id: number;
  name: string;
  size: number;
  leaders: readonly { name: string }[];
  /** Null for people who are not judged. */
  changed: number | null;
}

/** The teams' cards in figures. */
export function teamsTable(teams: readonly TeamLine[]): TableData | null {
  if (teams.length === 0) return null;
  return tableOf({
    caption: 'Teams',
    rows: teams,
    key: ({ id }) => id,
    columns: [
      { label: 'Team', cell: ({ name }) => name },
      { label: 'People', isNumeric: true, cell: ({ size }) => size },
      { label: 'Led by', cell: ({ leaders }) => leaders.map(({ name }) => name).join(', ') },
      { label: 'Real changes', isNumeric: true, cell: ({ changed }) => changed },
    ],
  });
}
