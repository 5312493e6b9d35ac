import { formatDay } from '~/components/day';
import { DefinitionLink } from '~/components/definition-link';
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
        It happened to {moved} of the {people} people who serve it, so it is taken out of everybody’s verdicts.
        {cause
          ? ` Likely cause: “${cause.title}”, on record for ${formatDay(cause.onDate, 'short')}.`
          : ' No cause is on record near these dates.'}
      </p>
    </div>
  ));
}
