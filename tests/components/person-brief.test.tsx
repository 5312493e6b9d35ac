import { expect, test } from 'vitest';
import type { PersonPage } from '~/features/people/find-person.server';
import { PersonBrief } from '~/features/people/person-brief';
import type { Finding } from '~/features/verdicts/findings';
import { findAll, render } from '../render';

type Judged = NonNullable<PersonPage['judged']>;

const finding = (metricId: string, kind = 'concerning') =>
  ({ metricId, kind, lead: `${metricId} rose`, text: ' over 8 weeks' }) as unknown as Finding;

/** The last part of what to do, of somebody with such findings. */
function leaveAloneOf(judged: Partial<Judged>): string {
  const whole = {
    findings: [],
    system: [],
    leaveAlone: [],
    strength: null,
    isNew: false,
    ...judged,
  } as unknown as Judged;
  const html = render(<PersonBrief name="Tobias" judged={whole} />);
  return findAll(html, /<[^>]+>|[^<>]+/g)
    .filter((piece) => !piece.startsWith('<'))
    .join('')
    .split('Leave alone')[1]!;
}

test('nothing is called steady while more changes stand on the page than the first one', () => {
  const strength = finding('hold_time', 'improving');
  expect(leaveAloneOf({ findings: [finding('csat')] })).toContain('Everything else is steady.');
  expect(leaveAloneOf({ findings: [strength, finding('csat')], strength })).toContain('Everything else is steady.');
  const two = leaveAloneOf({ findings: [strength, finding('csat'), finding('transfer_rate')], strength });
  expect(two).not.toContain('steady');
  expect(two).toContain('Everything else. One more real change is listed below.');
  const many = leaveAloneOf({ findings: ['csat', 'transfer_rate', 'hold_time'].map((id) => finding(id)) });
  expect(many).toContain('Everything else. 2 more real changes are listed below.');
});
