import { formatDay } from '~/components/day';
import { DefinitionLink } from '~/components/definition-link';
import { Why } from '~/components/disclosure';
import { Tag } from '~/components/tag';
import type { SystemStory } from './system-stories.server';

/** What happened to a queue and so to everybody in it; nobody's verdict. */
export function SystemStories({ stories }: { stories: readonly SystemStory[] }) {
  return stories.map(({ queue, days, moves, people, moved, cause }) => (
    <div className="story" key={queue + days}>
      <h3>
        {queue}, {days}
      </h3>
      <ul className="findings">
        {moves.map(({ metricId, kind, text }) => (
          <li key={metricId}>
            <Tag kind={kind} />
            <p>
              <DefinitionLink metricId={metricId}>{text}</DefinitionLink>
            </p>
          </li>
        ))}
      </ul>
      <p className="soft">
        {moved} of {people} people.
        {cause && ` Likely cause: “${cause.title}”, ${formatDay(cause.onDate, 'short')}.`}
      </p>
      <Why>
        It happened to {moved} of the {people} people in this queue. We don’t count it against anyone.
        {!cause && ' No cause is logged near these dates.'}
      </Why>
    </div>
  ));
}
