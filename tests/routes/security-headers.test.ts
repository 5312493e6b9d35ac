import { expect, test } from 'vitest';
import { makeUser } from '../factories';
import { openTestDatabase } from './harness';
import { openSite } from './site';

/** What each page lets a browser do; `nonce` stands for the page's own. */
const POLICY = {
  'default-src': "'self'",
  'script-src': "'self' 'nonce-…'",
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

function policyOf(response: Response): { nonce: string; directives: Record<string, string> } {
  const text = response.headers.get('Content-Security-Policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(text)?.[1] ?? '';
  const parts = text.split('; ').map((part) => part.split(/ (.*)/s) as [string, string]);
  return {
    nonce,
    directives: Object.fromEntries(parts.map(([name, says]) => [name, says.replace(`nonce-${nonce}`, 'nonce-…')])),
  };
}

test('every page, also of an error and at the door, tells browsers all that they must refuse', async () => {
  const { db } = await openTestDatabase();
  const admin = await makeUser(db, { role: 'admin' });
  const site = await openSite();
  const nonces = new Set<string>();
  for (const [user, path, status] of [
    [null, '/sign-in', 200],
    [admin, '/', 200],
    [admin, '/settings', 200],
    [admin, '/nowhere', 404],
    [admin, '/people/999', 404],
  ] as const) {
    const response = await site(user, path);
    const { nonce, directives } = policyOf(response);
    expect([path, response.status, directives]).toEqual([path, status, POLICY]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cache-control': expect.stringContaining('no-store'),
    });
    // At least 128 bits, and each page's own: no script of another page or person runs in it.
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    nonces.add(nonce);
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect([path, scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))]).toEqual([path, []]);
  }
  expect(nonces.size).toBe(5);
});
