import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { TeamCardsPage } from './find-team-cards.server';
import { ScoreFigure } from './score-figure';
import { SCORECARD, type ScorePeriod } from './score-period';

interface PeopleScoresCardProps {
  people: TeamCardsPage['people'];
  period: ScorePeriod;
}

/** The team's people by name, each with what is known: no rank, and nothing coloured. */
export function PeopleScoresCard({ people, period }: PeopleScoresCardProps) {
  const names = people[0]?.pillars.map(({ name }) => name) ?? [];
  return (
    <Card
      title="People"
      question="Listed by name, not ranked. Bars show 90% ranges: if two overlap, don’t compare them. “Measured” is the share of the score with enough data."
    >
      <Table
        caption="Scorecards of the team’s people"
        columns={[
          { label: 'Name' },
          { label: 'Overall score', isNumeric: true },
          ...names.map((label) => ({ label, isNumeric: true })),
        ]}
        rows={people.map(({ id, name, whole, pillars }) => ({
          key: id,
          cells: [
            <Link key="name" className="strong" to={`/people/${id}/scorecard${SCORECARD.write({ period })}`}>
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
