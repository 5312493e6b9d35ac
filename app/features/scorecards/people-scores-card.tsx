import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import type { TeamCardsPage } from './find-team-cards.server';
import { SCORE_PARTS, scorePiece } from './score-figure';
import { SCORECARD, type ScorePeriod } from './score-period';

/** The team's people by name, each with what is known: no rank, and nothing coloured. */
export function peopleScoresTable(people: TeamCardsPage['people'], period: ScorePeriod): TableData | null {
  if (people.length === 0) return null;
  const names = people[0]?.pillars.map(({ name }) => name) ?? [];
  return tableOf({
    caption: 'Scorecards of the team’s people',
    rows: people,
    key: ({ id }) => id,
    columns: [
      {
        label: 'Name',
        cell: ({ id, name }) => ({
          text: name,
          to: `/people/${id}/scorecard${SCORECARD.write({ period })}`,
          tone: 'strong',
        }),
      },
      {
        label: 'Overall score',
        isNumeric: true,
        file: SCORE_PARTS,
        cell: ({ name, whole }) => scorePiece(whole, name),
      },
      ...names.map((label, at) => ({
        label,
        isNumeric: true,
        file: SCORE_PARTS,
        cell: ({ name, pillars }: TeamCardsPage['people'][number]) =>
          scorePiece(pillars[at]!.score, `${name}, ${label}`),
      })),
    ],
  });
}

export function PeopleScoresCard({ table }: { table: TableData }) {
  return (
    <Card
      title="People"
      question="Listed by name, not ranked. Bars show 90% ranges: if two overlap, don’t compare them. “Measured” is the share of the score with enough data."
    >
      <Table table={table} />
    </Card>
  );
}
