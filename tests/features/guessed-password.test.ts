import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newPassword } from '~/features/access/password.server';
import { count } from '../counts';

const DANA = { name: 'Dana Whitfield', email: 'dana.w@fernway.example' };
async function saidOf(password: string): Promise<string | null> {
  const result = await newPassword(DANA).safeParseAsync(password);
  return result.success ? null : result.error.issues.map(({ message }) => message).join(' ');
}

test.each([
  'password12',
  'PASSWORD2026!',
  'p@ssw0rd2026',
  'Passw0rd!!!!',
  '123 password',
  'ｐａｓｓｗｏｒｄ１２',
  'iloveyou123',
  'letmein2026',
  'adminadmin1',
  'password123456',
  'passwordpassword1',
  '1qaz2wsx3edc',
  'Basketball',
])('the much used password %j is refused, however it is dressed up', async (password) => {
  expect(await saidOf(password)).toBe('This password is too common. Choose a few words of your own.');
});

test.each([
  'dana.w@fernway.example',
  'Dana Whitfield',
  'danawhitfield',
  'WHITFIELD2026',
  'wh1tf1eld!!',
  'fernway-2026',
  'fairlead12',
  'F@irlead2026!',
  'dana123456',
  'dana.whitfield2026',
  'D4na-Fernway-1998',
  'fernway2026demo',
])('%j is too close to whose it is', async (password) => {
  expect(await saidOf(password)).toBe('This is too close to your name, e-mail or “Fairlead”. Choose other words.');
});

test.each([
  'aaaaaaaaaa',
  'ababababababab',
  'xq7xq7xq7xq7',
  '1234567890',
  '09876543210',
  'abcdefghijkl',
  'qwertyuiop',
  'QWERTZUIOP1',
  'asdfghjkl12',
  '          ',
  '🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈',
])('%j only repeats or runs in order', async (password) => {
  expect(await saidOf(password)).toBe('This is a simple pattern. Choose a few words of your own.');
});

test.each([
  'correct horse battery',
  'a long enough one',
  'my cat eats at six',
  'vier blaue Pferde',
  'dana likes green tea',
  'kX9#mq2LpZ',
])('%j may be chosen', async (password) => {
  expect(await saidOf(password)).toBeNull();
});

test('one that is too short or too long is told only that', async () => {
  expect(await saidOf('password')).toBe('Use at least 10 characters. A few words work well.');
  expect(await saidOf('a'.repeat(201))).toBe('Use at most 200 characters.');
});

test('what a password manager makes may be chosen', async () => {
  const make = (number: number) => createHash('sha256').update(`${number}`).digest('base64url').slice(0, 12);
  const made = Array.from({ length: count(50, 2_000) }, (_, number) => make(number));
  const refused: string[] = [];
  for (const password of made) if ((await saidOf(password)) !== null) refused.push(password);
  expect(refused).toEqual([]);
});

test('no password keeps the server busy for long', async () => {
  await saidOf('the list is read');
  for (const password of [
    'ﷺ'.repeat(200),
    createHash('sha512').update('1').digest('base64url').repeat(2).slice(0, 200),
    'password'.repeat(25),
    `${'aB3$'.repeat(49)}zz`,
    'dana'.repeat(50),
  ]) {
    const least = [];
    for (let time = 0; time < 5; time += 1) {
      const begun = performance.now();
      await saidOf(password);
      least.push(performance.now() - begun);
    }
    expect([password, Math.min(...least)]).toEqual([password, expect.toSatisfy((ms) => ms < 20)]);
  }
});
