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
  return <Brief parts={[startWith(judged), talkAbout(name, judged), leaveAlone(judged)]} />;
}

function startWith({ strength }: NonNullable<PersonPage['judged']>): BriefPart {
  return {
    title: 'Start with',
    ...(strength ? told(strength) : { text: 'It is too early to say what goes well. Ask what they are proud of.' }),
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
      text: `${name} is in the first 13 weeks. Figures move while people learn. Talk about learning, not about figures.`,
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
          {lowerFirst(shared.moves[0]!.text)} for nearly everyone there. Ask what it was like.
        </>
      ),
    };
  }
  return {
    title: 'Talk about',
    text: `No clear changes. Ask ${name} what gets in the way.`,
  };
}

function leaveAlone(judged: NonNullable<PersonPage['judged']>): BriefPart {
  const { leaveAlone: labels, findings } = judged;
  // Beside the strength and the one to talk about first: they stand in the card, and are not to be left alone.
  const more = othersOf(judged).length - 1;
  const moved = labels.map((label, index) => (index === 0 ? label : lowerFirst(label))).join(' and ');
  return {
    title: 'Leave alone',
    text: moved
      ? `${moved} moved, but no more than usual. There is nothing to coach here.`
      : findings.length > 0
        ? more > 0
          ? `Everything else. ${more === 1 ? 'One more real change is' : `${more} more real changes are`} listed below.`
          : `Everything else is steady. There is nothing more to coach.`
        : `Everything else is steady. Differences from others are too small to compare.`,
  };
}
