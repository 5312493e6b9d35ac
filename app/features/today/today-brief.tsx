import { Brief, type BriefPart } from '~/components/brief';
import { namesOf } from '~/features/verdicts/names-of';
import type { Today } from './find-today.server';

/** The day in three sentences: whom to see, what is the system's, whom to leave in peace. */
export function TodayBrief({ today }: { today: Today }) {
  const { toSee, toThank, system, others } = today;
  const parts: BriefPart[] = [
    toSee.length > 0
      ? {
          title: 'Start with',
          text: (
            <>
              <strong>{namesOf(toSee)}</strong> {toSee.length === 1 ? 'has a change' : `have changes`} that luck does
              not explain.
            </>
          ),
          evidence: [{ to: '#see', label: 'What for' }],
        }
      : {
          title: 'Start with',
          text: 'Nobody’s work got worse by more than luck. A good day for the goals, or for whoever waits for an answer from you.',
        },
    system.length > 0
      ? {
          title: 'Not theirs',
          text: (
            <>
              <strong>{system[0]!.lead}</strong>
              {system.length > 1 && `, and ${system.length - 1} more like it`}. It happened to everybody there.
            </>
          ),
          evidence: [{ to: '#system', label: 'What the queue shows' }],
        }
      : toThank.length > 0
        ? {
            title: 'Thank',
            text: (
              <>
                <strong>{namesOf(toThank)}</strong> really got better. Say so, and ask how.
              </>
            ),
            evidence: [{ to: '#thank', label: 'What changed' }],
          }
        : { title: 'The system', text: 'No queue moved for everybody who serves it.' },
    {
      title: 'Leave alone',
      text: `The other ${others} ${others === 1 ? 'person differs' : 'people differ'} by no more than luck. Ranking them would be ranking noise.`,
    },
  ];
  return <Brief parts={parts} />;
}
