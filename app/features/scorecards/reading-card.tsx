import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { VersionNotes } from '~/features/goals/version-notes';
import type { FoundCard, PersonCardPage } from './find-person-card.server';

interface ReadingCardProps {
  found: FoundCard;
  isRunning: boolean;
  person?: { id: number; name: string; isNew: boolean; system: PersonCardPage['system'] };
}

/** What a reader has to know before the points: by which version, what happened to everybody, and what they are not for. */
export function ReadingCard({ found: { version, oldVersions }, isRunning, person }: ReadingCardProps) {
  return (
    <Card title="Before you read it" question="What these points are of, and what they are not for.">
      <p>
        By <Link to="/scorecard">version {version?.number}</Link>, which applies from{' '}
        {version && formatDay(version.fromDate, 'long')} on.{isRunning && ' The period is not over: so far.'}
      </p>
      <p className="soft">
        {person
          ? 'Points are of the figures on equal contacts: as they would be with everybody’s mix of queues, channels and time in the job. Part of day is not taken out. For talking with one person, never for a rank.'
          : 'A team’s points are of its figures as counted: it serves the queues that it was made for. Never for a rank.'}
      </p>
      {person?.isNew && (
        <p className="soft">
          {person.name} was in the first 13 weeks of the job here: these points still follow the ramp of new people.
        </p>
      )}
      {person && person.system.length > 0 && (
        <div className="story">
          <h3 className="card-title">Queue-wide, not about {person.name}</h3>
          {person.system.map(({ queue, days, moves }) => (
            <p key={queue + days}>
              {queue}, {days}: {moves.map(({ text }) => text).join('; ')}.
            </p>
          ))}
          <p className="soft">
            It met everybody in that queue. On equal contacts it counts against nobody more than others; everybody’s
            points have a share of it. <Link to={`/people/${person.id}`}>What really changed</Link>
          </p>
        </div>
      )}
      <VersionNotes notes={oldVersions} />
    </Card>
  );
}
