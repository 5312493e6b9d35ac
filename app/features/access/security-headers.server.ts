/** What every page tells the browser to refuse: foreign scripts, frames, guesses at types, referrers to other sites. */
export function setSecurityHeaders(headers: Headers, nonce: string): void {
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  headers.set('Cache-Control', headers.get('Cache-Control') ?? 'no-store');
  if (process.env.NODE_ENV !== 'development') headers.set('Content-Security-Policy', contentSecurityPolicy(nonce));
}

/** Style attributes stay allowed: charts place their marks with them. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
