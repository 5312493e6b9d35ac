import { Fragment } from 'react';
import { Brief } from '~/components/brief';
import { lowerFirst, namesOf } from '~/features/verdicts/names-of';
import type { DrawnTeam } from './draw-team.server';

/** How many are named with what changed; the table has the rest. */
const MOST_TOLD = 2;
const COUNTS = ['No one', 'One person', 'Two people', 'Three people', 'Four people', 'Five people', 'Six people'];

/** Who changed, what is queue-wide, and who to leave alone. */
export function TeamBrief({ page }: { page: DrawnTeam }) {
  const { changed, members, system } = page;
  const others = members.length - changed.length;
  const isQuiet = members.every(({ signs, findings }) => signs.length === 0 || findings.length > 0);
  return (
    <Brief
      parts={[
        {
          title: `${COUNTS[changed.length] ?? `${changed.length} people`} changed`,
          text:
            changed.length > 0 ? (
              <>
                {changed.slice(0, MOST_TOLD).map(({ id, name, findings }) => (
                  <Fragment key={id}>
                    <strong>{name}</strong>: {lowerFirst(findings[0]!.lead)}.{' '}
                  </Fragment>
                ))}
                {changed.length > MOST_TOLD && `And ${namesOf(changed.slice(MOST_TOLD))}.`}
              </>
            ) : (
              'No clear changes in the last weeks.'
            ),
        },
        {
          title: 'Queues',
          text: system[0] ? (
            <>
              <strong>
                {system[0].queue}, {system[0].days}:
              </strong>{' '}
              {lowerFirst(system[0].moves[0]!.text)}, for {system[0].moved} of {system[0].people} people. We don’t count
              this against anyone.
            </>
          ) : (
            'No queue of this team changed for everyone.'
          ),
        },
        {
          title: `The other ${others}`,
          text: isQuiet
            ? 'No clear changes. Their differences are too small to rank.'
            : 'A first sign on a chart or two: too early to tell. Their differences are too small to rank.',
        },
      ]}
    />
  );
}
