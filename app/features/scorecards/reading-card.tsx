import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { VersionNotes } from '~/features/goals/version-notes';
import type { FoundCard, PersonCardPage } from './find-person-card.server';

interface ReadingCardProps {
  found: FoundCard;
  isRunning: boolean;
  person?: { id: number; name: string; isNew: boolean; system: PersonCardPage['system'] };
}

/** What to know before reading the points: the version, issues that affected everyone, and what not to use them for. */
export function ReadingCard({ found: { version, oldVersions }, isRunning, person }: ReadingCardProps) {
  return (
    <Card title="How to read this score">
      <p>
        Uses <Link to="/scorecard">version {version?.number}</Link>, which applies from{' '}
        {version && formatDay(version.fromDate, 'long')}.{isRunning && ' The period isn’t over yet.'}
      </p>
      <p className="soft">
        {person
          ? 'Points are adjusted for contact mix and time in the job. Use them in 1:1s, never for ranking.'
          : 'Team points use actual figures, because each team serves its own queues. Never use them for ranking.'}
      </p>
      {person && (
        <Disclosure label="How it is calculated">
          <p className="soft">
            Figures show what the result would be with everyone’s mix of queues, channels and time in the job. Time of
            day is not adjusted for.
          </p>
        </Disclosure>
      )}
      {person?.isNew && (
        <p className="soft">
          {person.name} was in the first 13 weeks of the job. These points include the usual ramp-up.
        </p>
      )}
      {person && person.system.length > 0 && (
        <div className="story">
          <h3 className="card-title">Queue issues, not agents</h3>
          {person.system.map(({ queue, days, moves }) => (
            <p key={queue + days}>
              {queue}, {days}: {moves.map(({ text }) => text).join('; ')}.
            </p>
          ))}
          <p className="soft">
            This affected everyone in the queue equally. Everyone’s points include a share of it.{' '}
            <Link to={`/people/${person.id}`}>See what changed</Link>
          </p>
        </div>
      )}
      <VersionNotes notes={oldVersions} />
    </Card>
  );
}
