import { Brief } from '~/components/brief';
import { namesOf } from '~/features/verdicts/names-of';
import type { TeamPage } from './find-team.server';

const COUNTS = ['Nobody', 'One person', 'Two people', 'Three people', 'Four people', 'Five people', 'Six people'];

/** Who changed, what is the system's, and whom to leave alone. */
export function TeamBrief({ page }: { page: TeamPage }) {
  const { changed, members, system } = page;
  const others = members.length - changed.length;
  return (
    <Brief
      parts={[
        {
          title: `${COUNTS[changed.length] ?? `${changed.length} people`} changed`,
          text:
            changed.length > 0 ? (
              <>
                <strong>{namesOf(changed)}</strong> {changed.length === 1 ? 'shows something' : 'show something'} that
                luck does not explain. {changed[0]!.findings[0]!.lead}.
              </>
            ) : (
              'All differences of the last weeks are within luck.'
            ),
          evidence: changed.slice(0, 1).map(({ id, name }) => ({ to: `/people/${id}`, label: `Open ${name}` })),
        },
        {
          title: 'The system',
          text: system[0] ? (
            <>
              <strong>{system[0].lead}</strong>
              {system[0].text}
            </>
          ) : (
            'No queue that this team serves moved for everybody.'
          ),
        },
        {
          title: `The other ${others}`,
          text: 'Differences between them are within luck. Ranking them would be ranking noise.',
        },
      ]}
    />
  );
}
