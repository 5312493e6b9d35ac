import { createHash, randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';

/** A cookie outlives what it stands for: the server alone decides when that has ended, so that a visit can prolong it. */
const COOKIE_SECONDS = 400 * 86_400;

/** What is stored in a token's place: knowing it opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits, fit for a URL or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A cookie that holds a token, which scripts cannot read. Over https it is bound to the host. */
export function browserCookie(name: string) {
  const bare = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: COOKIE_SECONDS } as const;
  const plain = createCookie(name, bare);
  const secure = createCookie(`__Host-${name}`, { ...bare, secure: true });
  const cookieFor = (request: Request) => (new URL(request.url).protocol === 'https:' ? secure : plain);
  return {
    /** The hash of the token that the request carries, or null where it carries none. */
    async hashOf(request: Request): Promise<string | null> {
      const token: unknown = await cookieFor(request).parse(request.headers.get('Cookie'));
      return typeof token === 'string' && token !== '' ? hashToken(token) : null;
    },
    /** The Set-Cookie header that hands the token to the browser. */
    give: (request: Request, token: string): Promise<string> => cookieFor(request).serialize(token),
    /** The Set-Cookie header that takes it from the browser. */
    take: (request: Request): Promise<string> => cookieFor(request).serialize('', { maxAge: 0 }),
  };
}
