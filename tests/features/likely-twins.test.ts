import { expect, test } from 'vitest';
import type { KnownPerson } from '~/features/held/likely-people';
import { likelyTwins } from '~/features/held/likely-twins';

const person = (id: number, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  email: null,
  teamName: 'North',
  aliases: [],
  ...more,
});

test('records of one name, one address or one login are offered, and who is in a team is to be kept', () => {
  const people = [
    person(1, 'Ana Moroz', { teamName: null }),
    person(2, 'Moroz, Ana'),
    person(3, 'Ben Ode', { aliases: [{ source: 'five9', alias: 'bode@example.com' }] }),
    person(4, 'B. O.', { email: 'bode@example.com' }),
    person(5, 'Cleo Fry', { aliases: [{ source: 'five9', alias: 'cfry' }] }),
    person(6, 'C', { aliases: [{ source: 'zendesk', alias: 'cfry' }] }),
    person(7, 'Dan Ames'),
  ];
  expect(likelyTwins(people).map(({ keep, other, reason }) => [keep.id, other.id, reason])).toEqual([
    [3, 4, 'Same e-mail address'],
    [5, 6, 'Same name in five9'],
    [2, 1, 'Same name in another order'],
  ]);
  expect(likelyTwins(people, [[1, 2]])).toHaveLength(2);
});

test('who shares an extension or half a name is not offered', () => {
  const people = [
    person(1, 'Ana Moroz', { aliases: [{ source: '3cx', alias: '830' }] }),
    person(2, 'Zoe Klein', { aliases: [{ source: 'avaya', alias: '830' }] }),
    person(3, 'Ana Klein'),
  ];
  expect(likelyTwins(people)).toEqual([]);
});

test('ten thousand people are compared in no time', () => {
  const people = Array.from({ length: 10_000 }, (_, id) => person(id, `Person ${id}`, { email: `p${id}@example.com` }));
  const begun = performance.now();
  likelyTwins(people);
  expect(performance.now() - begun).toBeLessThan(2000);
});
