import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment } from '~/features/downloads/attachment.server';

test('a plain name is the file’s name', () => {
  expect(attachment('calls refused rows.csv')).toBe('attachment; filename="calls refused rows.csv"');
});

test('what is not ASCII stands in a second form, and in the first one as near as can be', () => {
  expect(attachment('Büro “Süd” €.csv')).toBe(
    `attachment; filename="Buro _Sud_ _.csv"; filename*=UTF-8''B%C3%BCro%20%E2%80%9CS%C3%BCd%E2%80%9D%20%E2%82%AC.csv`,
  );
  expect(attachment("it's (1)*!.csv")).toBe('attachment; filename="it\'s (1)*!.csv"');
  expect(attachment("it's (1)*!é.csv")).toContain("filename*=UTF-8''it%27s%20%281%29%2A%21%C3%A9.csv");
});

test('nothing in a name ends the header, names a folder or turns the reading direction', () => {
  expect(attachment('a"\r\nSet-Cookie: x\u202Evsc.exe')).toBe(
    `attachment; filename="a_ Set-Cookie: x vsc.exe"; filename*=UTF-8''a%22%20Set-Cookie%3A%20x%20vsc.exe`,
  );
  expect(attachment('../../etc\\passwd')).toBe('attachment; filename=".. .. etc passwd"');
});

test('whatever a file is called, the header is one that can be sent and read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
      const header = new Headers({ 'Content-Disposition': attachment(`${name}\uD800.csv`) }).get(
        'Content-Disposition',
      )!;
      const [, plain, , encoded] = /^attachment; filename="([ !#$&-[\]-~]*)"(; filename\*=UTF-8''([\w.~%-]*))?$/.exec(
        header,
      )!;
      expect(plain).toMatch(/\.csv$/);
      if (encoded !== undefined) expect(decodeURIComponent(encoded)).toMatch(/\.csv$/);
    }),
  );
});
