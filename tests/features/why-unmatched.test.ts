import { expect, test } from 'vitest';
import { whyUnmatched } from '~/features/held/why-unmatched';

const grace = { id: 1, name: 'Grace Mutasa', email: null, teamName: 'South', aliases: [] };
const named = { login: 'garcemutasa', name: 'Grace  mutasa', email: null };

test('whose name is in the roster is not said to be missing there: the login is', () => {
  expect(whyUnmatched(named, [grace])).toBe('This name is in your roster, with another login.');
  expect(whyUnmatched(named, [])).toBe('This name isn’t in your roster.');
  expect(whyUnmatched({ ...named, name: null }, [grace])).toBe('This login isn’t in your roster.');
});

test('a name that several people share is told from one that nobody has', () => {
  expect(whyUnmatched(named, [grace, { ...grace, id: 2 }])).toBe('2 people in your roster have this name.');
});

test('another address is named where both have one; without login and address the name came later', () => {
  const both = { ...grace, email: 'grace@center.example' };
  expect(whyUnmatched({ ...named, email: 'g@other.example' }, [both])).toBe(
    'This name is in your roster, with another e-mail address.',
  );
  expect(whyUnmatched({ login: null, email: null, name: 'Grace Mutasa' }, [grace])).toBe(
    'This name wasn’t in your roster when the file was loaded.',
  );
});
