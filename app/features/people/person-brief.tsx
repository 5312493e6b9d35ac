import { Brief, type BriefPart } from '~/components/brief';
import type { Finding } from '~/features/verdicts/findings';
import { lowerFirst } from '~/features/verdicts/names-of';
import type { PersonPage } from './find-person.server';

const told = (finding: Finding) => ({
  text: (
    <>
      <strong>{finding.lead}</strong>
      {`: ${finding.certainty}.`}
    </>
  ),
  evidence: [{ to: `#${finding.metricId}`, label: 'See it' }],
});

/** Start with, talk about, leave alone: each computed from the verdicts. */
export function PersonBrief({ name, judged }: { name: string; judged: NonNullable<PersonPage['judged']> }) {
  return <Brief parts={[startWith(judged), talkAbout(name, judged), leaveAlone(name, judged)]} />;
}

function startWith({ strength }: NonNullable<PersonPage['judged']>): BriefPart {
  return {
    title: 'See first',
    ...(strength
      ? told(strength)
      : { text: 'There are too few answers and contacts yet to say what goes well. Ask what they are proud of.' }),
  };
}

/** The findings beside the strength that one starts with. */
const othersOf = ({ findings, strength }: NonNullable<PersonPage['judged']>) =>
  findings.filter((finding) => finding.metricId !== strength?.metricId || finding.kind !== strength.kind);

function talkAbout(name: string, judged: NonNullable<PersonPage['judged']>): BriefPart {
  const { system, isNew } = judged;
  const [first] = othersOf(judged);
  if (first) return { title: 'Talk about', ...told(first) };
  if (isNew) {
    return {
      title: 'Talk about',
      text: `${name} is in the first 13 weeks, in which everybody’s figures move because they learn. Talk about learning, not about figures.`,
    };
  }
  const [shared] = system;
  if (shared) {
    return {
      title: 'Talk about',
      text: (
        <>
          <strong>
            {shared.queue}, {shared.days}:
          </strong>{' '}
          {lowerFirst(shared.moves[0]!.text)} for nearly everybody there. Ask what it was like.
        </>
      ),
    };
  }
  return {
    title: 'Talk about',
    text: `Nothing in ${name}’s figures changed by more than luck. Ask what gets in the way.`,
  };
}

function leaveAlone(name: string, judged: NonNullable<PersonPage['judged']>): BriefPart {
  const { leaveAlone: labels, findings } = judged;
  // Beside the strength and the one to talk about first: they stand in the card, and are not to be left alone.
  const more = othersOf(judged).length - 1;
  const moved = labels.map((label, index) => (index === 0 ? label : lowerFirst(label))).join(' and ');
  return {
    title: 'Leave alone',
    text: moved
      ? `${moved} moved, but no more than ${labels.length > 1 ? 'they always do' : 'it always does'}. There is nothing here to coach.`
      : findings.length > 0
        ? more > 0
          ? `All that is not under “What really changed”. ${more === 1 ? 'One more change stands' : `${more} more changes stand`} there.`
          : `Everything else is steady. There is nothing more to coach.`
        : `Everything else is steady. Comparing ${name} with others on it would be comparing luck.`,
  };
}
