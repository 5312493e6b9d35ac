import iconv from 'iconv-lite';
import { identify } from 'importers/read/recognize/identify';
import type { Encoding } from 'importers/read/text/encodings';
import { expect, test } from 'vitest';
import { fileOf, legsOf, readAll } from './read-file';

const log = (name: string, topic = 'Invoice') =>
  `Call Id,Agent,Date,Time,Topic,Answered,Talk time\n1,"${name}",2026-03-02,09:00:00,"${topic}",Y,00:02:00\n`;

async function readName(bytes: Buffer, encoding?: Encoding) {
  const path = fileOf(bytes);
  const found = await identify(path, { encoding });
  const [leg] = legsOf(await readAll(path, found.plan!));
  return { encoding: found.encoding, because: found.encodingBecause, name: leg!.person?.name, topic: leg!.reason };
}

test.each([
  ['utf8', false, 'utf-8'],
  ['utf8', true, 'utf-8'],
  ['utf16le', true, 'utf-16le'],
  ['utf16le', false, 'utf-16le'],
  ['utf16be', true, 'utf-16be'],
  ['utf16be', false, 'utf-16be'],
] as const)('%s is read, byte-order mark %s', async (written, addBOM, encoding) => {
  const bytes = iconv.encode(log('Zoë Łukasz'), written, { addBOM });
  expect(await readName(bytes)).toMatchObject({ encoding, name: 'Zoë Łukasz' });
});

test.each([
  ['windows-1252', 'Zoë Müller, Ærø', 'windows-1252', 'Western'],
  ['windows-1252', 'Bjørn “the boss” O’Neill – Œuvré', 'windows-1252', 'Western'],
  ['windows-1252', 'Sœur Šárka', 'windows-1252', 'Western'],
  ['windows-1252', '½ day, £5, 3 m², ¿Qué?, «Señor», Mª José', 'windows-1252', 'Western'],
  ['windows-1252', 'l´été, paral·lel', 'windows-1252', 'Western'],
  ['windows-1254', 'Ayşe Yıldız, İğne', 'windows-1254', 'Turkish'],
  ['iso-8859-1', 'José Núñez', 'windows-1252', 'Western'],
  ['iso-8859-9', 'Gökçe Şahin', 'windows-1254', 'Turkish'],
  ['iso-8859-15', 'Cœur Lefèvre', 'iso-8859-15', 'only that page'],
  ['iso-8859-15', 'Zoë, 5 €', 'iso-8859-15', 'only that page'],
  ['iso-8859-2', 'Łukasz Wałęsa', 'iso-8859-2', 'Central Europe'],
  ['iso-8859-2', 'Jiří Dvořák, Hruška', 'iso-8859-2', 'Central Europe'],
  ['windows-1250', 'Małgorzata Wąsik', 'windows-1250', 'Central Europe'],
  ['windows-1250', 'Šárka Žižková, Luboš Hruška, Ľubica, koľko', 'windows-1250', 'Central Europe'],
] as const)('the letters of a file tell its code page: %s, %s', async (written, name, encoding, because) => {
  const read = await readName(iconv.encode(log(name), written));
  expect(read).toMatchObject({ encoding, name, because: expect.stringContaining(because) });
});

test('what somebody says of the encoding goes before what the bytes suggest', async () => {
  const bytes = iconv.encode(log('Erdős Pálné'), 'iso-8859-2');
  expect(await readName(bytes)).toMatchObject({ encoding: 'windows-1252', name: 'Erdõs Pálné' });
  expect(await readName(bytes, 'iso-8859-2')).toMatchObject({
    encoding: 'iso-8859-2',
    because: 'you chose it',
    name: 'Erdős Pálné',
  });
});

test('a file that was cut off within its last letter is UTF-8 all the same', async () => {
  const whole = Buffer.from(`${log('Zoë', 'Größe')}2,"Zoë",2026-03-02,09:00:00,"naï`);
  expect(await readName(whole.subarray(0, whole.length - 1))).toMatchObject({ encoding: 'utf-8', name: 'Zoë' });
});

test('a last letter of a code page is no cut-off letter of UTF-8', async () => {
  expect((await identify(fileOf(iconv.encode(`${log('Ana')}2,René`, 'windows-1252')))).encoding).toBe('windows-1252');
});

test('a letter far down the file decides, across the seams of its blocks', async () => {
  const many = Array.from({ length: 9000 }, (_, place) => `${place},Ana,2026-03-02,09:00:00,Invoice,Y,00:02:00`);
  const text = `${log('Ana')}${many.join('\n')}\n9,Wałęsa,2026-03-02,09:00:00,Invoice,Y,00:02:00\n`;
  expect((await identify(fileOf(iconv.encode(text, 'iso-8859-2')))).encoding).toBe('iso-8859-2');
});
