import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { action, loader } from '~/routes/_shell.account';
import { forReader } from '~/server/reader.server';
import { makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, responseOf, signedInRequest } from './harness';
import { openSite } from './site';

let user: SignedInUser;
beforeEach(async () => {
  const { db } = await openTestDatabase();
  user = await makeUser(db, { role: 'leader' });
});

const choose = async (region: string) =>
  action(args(await signedInRequest(user, '/account', formPost({ intent: 'region', region }))));

const chosen = async () => (await loader(args(await signedInRequest(user, '/account')))).regions.region;

/** The page as a server answers a browser that asks for German. */
async function page(): Promise<string> {
  const site = await openSite();
  const init = { headers: { 'Accept-Language': 'de' } };
  const asked = await signedInRequest(user, '/account', init);
  return (await forReader(asked, () => site(user, '/account', init))).text();
}

test('a page is written as the browser asks until the account says another country, and then again', async () => {
  expect(await page()).toContain('<html lang="en-DE"');
  expect((await responseOf(() => choose('US'))).headers.get('Location')).toBe('/account');
  expect(await chosen()).toBe('US');
  const american = await page();
  expect(american).toContain('<html lang="en-US"');
  expect(american).toMatch(/<option value="DE"[^>]*>Germany: 21 Nov 2026, 1\.234,5</);
  await responseOf(() => choose(''));
  expect(await chosen()).toBeNull();
  expect(await page()).toContain('<html lang="en-DE"');
});

test.each(['XX', 'de-DE', '<b>', 'US '])(
  '“%s” is no country of the list: it is said, and nothing changes',
  async (region) => {
    await responseOf(() => choose('FR'));
    expect(refused(await choose(region))).toMatchObject({ status: 400, errors: { region: [expect.any(String)] } });
    expect(await chosen()).toBe('FR');
  },
);
