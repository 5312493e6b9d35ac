import { Brief, type BriefPart } from '~/components/brief';
import { lowerFirst, namesOf } from '~/features/verdicts/names-of';
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
              <strong>{toSee[0]!.name}</strong>: {lowerFirst(toSee[0]!.findings[0]!.lead)}.
              {toSee.length > 1 && ` Then ${namesOf(toSee.slice(1))}.`}
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
              <strong>
                {system[0]!.queue}, {system[0]!.days}:
              </strong>{' '}
              {lowerFirst(system[0]!.moves[0]!.text)}, for {system[0]!.moved} of {system[0]!.people}.
              {system.length > 1 && ` And ${system.length - 1} more like it.`}
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
