import { expect, test } from 'vitest';
import { type KnownPerson, likelyPeople, type NamedPerson } from '~/features/held/likely-people';

const person = (id: number, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  email: null,
  teamName: null,
  aliases: [],
  ...more,
});
const named = (overrides: Partial<NamedPerson>): NamedPerson => ({
  login: null,
  name: null,
  email: null,
  ...overrides,
});

const ANA = person(1, 'Ana Moroz', {
  email: 'ana.moroz@example.com',
  aliases: [{ source: 'zendesk', alias: 'a.moroz' }],
});
const HOEHNE = person(2, 'Jürgen Höhne', { aliases: [{ source: '3cx', alias: 'hoehne, info (830)' }] });
const PEOPLE = [ANA, HOEHNE, person(3, 'Marek Zelenka'), person(4, 'Anna Maria Rossi')];

const first = (ref: Partial<NamedPerson>) => {
  const [best] = likelyPeople(named(ref), PEOPLE);
  return best ? [best.name, best.reason] : null;
};

test.each([
  [{ email: 'ANA.MOROZ@example.com', name: 'Somebody' }, ['Ana Moroz', 'Same e-mail address']],
  [{ login: 'ana.moroz@example.com' }, ['Ana Moroz', 'Same e-mail address']],
  [{ login: 'a.moroz' }, ['Ana Moroz', 'Same name in zendesk']],
  [{ login: 'ana.moroz' }, ['Ana Moroz', 'The login is the first part of their e-mail address']],
  [{ name: 'Moroz, Ana' }, ['Ana Moroz', 'Same name in another order']],
  [{ name: 'ANA  MOROZ' }, ['Ana Moroz', 'Same name, different spelling']],
  [{ name: 'Hoehne Juergen' }, ['Jürgen Höhne', 'Same name in another order']],
  [{ name: 'Jurgen Hohne' }, ['Jürgen Höhne', 'Same name, different spelling']],
  [{ name: 'Reception (830)' }, ['Jürgen Höhne', 'Same extension, 830']],
  [{ login: '830' }, ['Jürgen Höhne', 'Same extension, 830']],
  [{ name: 'Moroz A.' }, ['Ana Moroz', 'Same name with an initial']],
  [{ login: 'mzelenka2' }, ['Marek Zelenka', 'The login is built from their name']],
  [{ name: 'Marek Zelekna' }, ['Marek Zelenka', 'One letter apart']],
  [{ login: 'a.morox' }, ['Ana Moroz', 'One letter apart']],
  [{ name: 'Anna Rossi' }, ['Anna Maria Rossi', 'Two words of the name are the same']],
] as [Partial<NamedPerson>, string[]][])('%o is likely %o', (ref, expected) => {
  expect(first(ref)).toEqual(expected);
});

test('a stranger is like nobody, and a short login is not taken for a slip', () => {
  expect(first({ login: 'tmp.floater', name: 'Floater - X' })).toBeNull();
  expect(first({ login: 'anb' })).toBeNull();
});

test('several may be meant: the best reason comes first', () => {
  const twins = [person(1, 'Ana Ruiz'), person(2, 'Ana Ruix', { email: 'ruiz@example.com' })];
  expect(likelyPeople(named({ name: 'Ruiz, Ana', email: 'ruiz@example.com' }), twins).map(({ id }) => id)).toEqual([
    2, 1,
  ]);
});
