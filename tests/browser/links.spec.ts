import { expect, ROLES, test } from './fixtures';

/** Of one kind of address (/people/:id) so many are opened. */
const OF_A_KIND = 4;

const linksIn = (html: string) =>
  [...html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));

for (const role of ROLES) {
  test(`no link leads ${role} to a closed door or to nowhere`, async ({ page, signInAs }) => {
    await signInAs(role);
    const opened = new Map<string, number>();
    const seen = new Set<string>();
    const closed: string[] = [];
    const ahead = [{ to: '/', from: 'the start' }];
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const { to, from } = next;
      const kind = to.split('?')[0]!.replaceAll(/\d+/g, ':id');
      const count = opened.get(kind) ?? 0;
      if (seen.has(to) || count >= OF_A_KIND || kind === '/sign-out') continue;
      seen.add(to);
      opened.set(kind, count + 1);
      const answer = await page.request.get(to);
      if (answer.status() !== 200) closed.push(`${from} leads to ${to}: ${answer.status()}`);
      else if (answer.headers()['content-type']?.startsWith('text/html')) {
        const html = await answer.text();
        // React 18 sends NULs between some characters where a page is streamed.
        expect([to, /[\0\ufffd]/.test(html)]).toEqual([to, false]);
        ahead.push(...linksIn(html).map((link) => ({ to: link, from: to })));
      }
    }
    expect(closed).toEqual([]);
    expect(opened.size).toBeGreaterThan(5);
  });
}
