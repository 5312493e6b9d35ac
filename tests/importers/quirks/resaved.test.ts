import iconv from 'iconv-lite';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { fixtureText } from '../fixture-text';
import { loadText, openLoadDatabase } from '../load-helpers';
import { fileOf, identifyText, legsOf, readAll, readText } from '../read-file';
import { DATES, FORMS, figuresOf, syntheticCalls, TALKS, TIMES, writer } from '../resaved-forms';

/** The seven forms in which one call log goes around, and formats.md's quirk 10: letters, delimiters, languages. */

const CALLS = syntheticCalls(300);

const SEVEN = [
  { name: 'semicolons between the cells', write: writer({ delimiter: ';' }) },
  { name: 'dd.mm.yyyy dates', write: writer({ delimiter: ';', date: DATES.dotted }) },
  { name: 'd-Mmm-yy dates and times without seconds', write: writer({ date: DATES.named, time: TIMES.minutes }) },
  { name: 'm/d/yyyy dates and talk time as 12:02:23 AM', write: writer({ date: DATES.american, talk: TALKS.halves }) },
  {
    name: 'dd-mm-yyyy dates and times as fractions of a day',
    write: writer({ date: DATES.dashed, time: TIMES.fraction }),
  },
  { name: 'talk time in seconds', write: writer({ talk: TALKS.seconds }) },
  {
    name: 'renamed headers and extra columns',
    write: writer({
      headers: [
        'Ref',
        'Handled by',
        'Call day',
        'Time of day',
        'Category',
        'Picked up',
        'Solved',
        'Waited (s)',
        'Talked',
        'Stars',
      ],
      extra: [{ header: 'Site', cell: () => 'North' }],
    }),
  },
];

test.each(SEVEN)(
  're-saved with $name: the same figures out of the database, the mapping found without help',
  async ({ write }) => {
    const database = await openLoadDatabase();
    const { counts } = await loadText(database, write(CALLS));
    expect(counts).toMatchObject({ read: CALLS.length, inserted: CALLS.length });
    const legs = database.connection
      .prepare(
        `SELECT count(*) AS calls, sum(is_answered) AS answered, sum(is_resolved) AS resolved,
         sum(CASE WHEN is_answered THEN wait_ms END) / 1000 AS waitS, sum(talk_ms) / 1000 AS talkS FROM legs`,
      )
      .get() as object;
    const answers = database.connection
      .prepare('SELECT count(score) AS ratings, sum(score) AS ratingSum FROM answers')
      .get() as object;
    expect({ ...legs, ...answers }).toEqual(figuresOf(CALLS));
  },
);

const log = (name: string) =>
  `Call Id,Agent,Date,Time,Answered,Talk time\n1,"${name}",2026-03-02,09:00:00,Y,00:02:00\n`;

test.each([
  ['utf16le', 'Zoë Łuk'],
  ['utf16be', 'Zoë Łuk'],
  ['windows-1252', 'Zoë – Œuvre'],
  ['windows-1254', 'Ayşe İğne'],
  ['iso-8859-2', 'Wałęsa'],
  ['iso-8859-15', 'Lefèvre, Sœur'],
] as const)('10 letters: %s, %s', async (written, name) => {
  for (const addBOM of [false, true]) {
    const path = fileOf(iconv.encode(log(name), written, { addBOM: addBOM && written.startsWith('utf') }));
    const { plan } = await identify(path);
    expect(legsOf(await readAll(path, plan!))[0]!.person?.name).toBe(name);
  }
});

test.each([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
])('10 delimiters: %j, the %s', async (delimiter) => {
  const { plan } = await identifyText(writer({ delimiter })(CALLS.slice(0, 20)));
  expect(plan?.delimiter).toBe(delimiter);
});

test('10 decimal commas: half a minute is 0,5 where the file writes so', async () => {
  const text = writer({ delimiter: ';', talk: TALKS.minutes, headers: FRENCH })(CALLS);
  const talk = legsOf(await readText(text)).reduce((sum, { talkMs }) => sum + (talkMs ?? 0), 0);
  expect(talk / 1000).toBe(figuresOf(CALLS).talkS);
});

const FRENCH = [
  'ID appel',
  'Conseiller',
  'Date',
  'Heure',
  'Motif',
  'Décroché',
  'Résolu',
  'Attente',
  'Durée (minutes)',
  'Note',
];

test.each(FORMS.filter(({ name }) => /^(German|Spanish|French|Portuguese)/.test(name)))(
  '10 localized headers: $name',
  async ({ write, encoding }) => {
    const { plan } = await identify(fileOf(write(CALLS), encoding));
    expect(plan?.columns.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['contact_id', 'started', 'name', 'answered', 'resolved', 'wait', 'talk', 'rating']),
    );
  },
);

test('10 localized headers: a vendor s own report in Spanish, delimited by tabs', async () => {
  const { plan } = await identifyText(fixtureText('genesys_interactions', 'input-in-spanish.csv'));
  expect(plan).toMatchObject({ profileId: 'genesys_interactions', delimiter: '\t' });
});
