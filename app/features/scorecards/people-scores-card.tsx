import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { TeamCardsPage } from './find-team-cards.server';
import { ScoreFigure } from './score-figure';
import type { ScorePeriod } from './score-period';

interface PeopleScoresCardProps {
  people: TeamCardsPage['people'];
  period: Pick<ScorePeriod, 'key'>;
}

/** The team's people by name, each with what is known: no rank, and nothing coloured. */
export function PeopleScoresCard({ people, period }: PeopleScoresCardProps) {
  const names = people[0]?.pillars.map(({ name }) => name) ?? [];
  return (
    <Card
      title="People"
      question="By name, never by rank. The grey bar is within which each one is 90 times in 100: where two bars overlap, do not read a difference into them. Measured is how much of the weight has enough rows."
    >
      <Table
        caption="Scorecards of the team’s people"
        columns={[
          { label: 'Name' },
          { label: 'The whole', isNumeric: true },
          ...names.map((label) => ({ label, isNumeric: true })),
        ]}
        rows={people.map(({ id, name, whole, pillars }) => ({
          key: id,
          cells: [
            <Link key="name" className="strong" to={`/people/${id}/scorecard?period=${period.key}`}>
              {name}
            </Link>,
            <ScoreFigure key="whole" score={whole} of={name} />,
            ...pillars.map((pillar) => (
              <ScoreFigure key={pillar.name} score={pillar.score} of={`${name}, ${pillar.name}`} />
            )),
          ],
        }))}
      />
    </Card>
  );
}
