import { expect, test } from 'vitest';
import { SendAgain } from '~/components/send-again';
import { findAll, render } from '../render';

test('what could not be saved is in a form that sends it again as it was, shown where it is words', () => {
  const fields: [string, string][] = [
    ['note', 'She asked for "it" <herself>.'],
    ['day', '2026-06-01'],
    ['day', '2026-06-08'],
  ];
  const markup = render(<SendAgain kind="send again" to="/goals/4?from=2026" fields={fields} isWhole />);
  expect(markup).toContain('<form method="post" action="/goals/4?from=2026"');
  expect(findAll(markup, /<input type="hidden" name="(\w+)" value="[^"]*"\/>/g)).toEqual(['note', 'day', 'day']);
  expect(findAll(markup, /value="([^"]*)"/g)).toEqual([
    'She asked for &quot;it&quot; &lt;herself&gt;.',
    '2026-06-01',
    '2026-06-08',
  ]);
  expect(findAll(markup, /<blockquote>(.*?)<\/blockquote>/g)).toHaveLength(1);
  expect(markup).toContain('Save it now');
});

test('where something must not be kept on a page it leads back to where it is typed again', () => {
  const markup = render(<SendAgain kind="send again" to="/account" fields={[]} isWhole={false} />);
  expect(markup).not.toContain('<form');
  expect(findAll(markup, /href="([^"]*)"/g)).toEqual(['/account']);
});
