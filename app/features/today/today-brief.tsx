import { Brief, type BriefPart } from '~/components/brief';
import { lowerFirst, namesOf } from '~/features/verdicts/names-of';
import type { Today } from './find-today.server';

/** The day in three sentences: who to see, what is queue-wide, who to leave alone. */
export function TodayBrief({ today }: { today: Today }) {
  const { toSee, toThank, system, others } = today;
  const parts: BriefPart[] = [
    toSee.length > 0
      ? {
          title: 'See first',
          text: (
            <>
              <strong>{toSee[0]!.name}</strong>: {lowerFirst(toSee[0]!.findings[0]!.lead)}.
              {toSee.length > 1 && ` Then ${namesOf(toSee.slice(1))}.`}
            </>
          ),
          evidence: [{ to: '#see', label: 'Why' }],
        }
      : {
          title: 'See first',
          text: 'No one needs attention today. A good day for goals and open questions.',
        },
    system.length > 0
      ? {
          title: 'Queue issue, not agents',
          text: (
            <>
              <strong>
                {system[0]!.queue}, {system[0]!.days}:
              </strong>{' '}
              {lowerFirst(system[0]!.moves[0]!.text)}, for {system[0]!.moved} of {system[0]!.people}.
              {system.length > 1 && ` And ${system.length - 1} more like it.`}
            </>
          ),
          evidence: [{ to: '#system', label: 'See the queue' }],
        }
      : toThank.length > 0
        ? {
            title: 'Recognize',
            text: (
              <>
                <strong>{namesOf(toThank)}</strong> really improved. Say so, and ask how.
              </>
            ),
            evidence: [{ to: '#thank', label: 'What changed' }],
          }
        : { title: 'Queues', text: 'No queue changed for everyone who works it.' },
    {
      title: 'Leave alone',
      text: `${others} ${others === 1 ? 'person shows' : 'people show'} no clear change. Their differences are too small to rank.`,
    },
  ];
  return <Brief parts={parts} />;
}
