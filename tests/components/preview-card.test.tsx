import type { ProblemCode } from 'importers/read/recognize/identification';
import { expect, test } from 'vitest';
import { LookAgainButton } from '~/features/imports/look-again-button';
import { PreviewCard } from '~/features/imports/preview-card';
import type { FilePreview } from '~/features/imports/preview-files.server';
import { render } from '../render';

/** A chosen file that cannot be read as it is, with the headers and the one row that were found in it. */
function previewOf(code: ProblemCode, headers: string[]): FilePreview {
  const raw = headers.map((_, at) => String(at));
  return {
    chosen: { hash: 'a'.repeat(64), name: 'file.csv' } as FilePreview['chosen'],
    found: {
      bytes: 100,
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      headers,
      candidates: [],
      problem: { code, message: 'It cannot be read.', advice: 'Choose another.' },
    },
    takenFor: null,
    zone: null,
    dates: null,
    rows: headers.length > 0 ? [{ line: null, raw, fate: 'unknown', became: [] }] : [],
    brokenLines: 0,
    period: null,
    notes: [],
    loadedAs: null,
  };
}

test('the rows of an unknown layout stand below their headers, and their columns can be mapped', () => {
  const preview = previewOf('unknown_layout', ['Session', 'Leg']);
  const shown = render(<PreviewCard preview={preview} profiles={[]} />);
  expect(shown).toMatch(/Session \| Leg.*0 \| 1/s);
  expect(shown).toContain('Map its columns before you load this file.');
  expect(shown).toContain('Change import settings');
  expect(render(<LookAgainButton previews={[previewOf('not_text', []), preview]} />)).toContain('these settings');
});

test.each(['not_text', 'empty_file'] as const)('no settings are offered where none would help: %s', (code) => {
  const shown = render(<PreviewCard preview={previewOf(code, [])} profiles={[]} />);
  expect(shown).toContain('This file cannot be loaded.');
  expect(shown).not.toContain('Change import settings');
  expect(render(<LookAgainButton previews={[previewOf(code, [])]} />)).toBe('');
});

test('a setting that was wrong can be put right', () => {
  expect(render(<PreviewCard preview={previewOf('unknown_time_zone', [])} profiles={[]} />)).toContain('Time zone');
});
