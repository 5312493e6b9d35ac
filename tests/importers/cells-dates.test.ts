import { dayOf, textOfDay } from 'importers/cells/civil-day';
import { type DateOrder, numericParts, parseDay } from 'importers/cells/date';
import { expect, test } from 'vitest';

const dayText = (text: string, order: DateOrder = 'dmy') => {
  const day = parseDay(text, order);
  return Number.isNaN(day) ? null : textOfDay(day);
};

test('every day of three centuries is the day that the calendar counts, and no other day is one', () => {
  let day = Date.UTC(1900, 0, 1) / 86_400_000;
  for (let year = 1900; year <= 2199; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
      for (let date = 1; date <= days; date += 1) {
        if (dayOf(year, month, date) !== day) throw new Error(`${year}-${month}-${date}`);
        day += 1;
      }
      expect([dayOf(year, month, 0), dayOf(year, month, days + 1)]).toEqual([Number.NaN, Number.NaN]);
    }
});

test('months are 1 to 12, years 1900 to 2199', () => {
  expect([dayOf(2026, 0, 1), dayOf(2026, 13, 1), dayOf(1899, 12, 31), dayOf(2200, 1, 1)]).toEqual(
    Array.from({ length: 4 }, () => Number.NaN),
  );
  expect([textOfDay(0), textOfDay(-1), textOfDay(20_686)]).toEqual(['1970-01-01', '1969-12-31', '2026-08-21']);
});

test.each([
  ['English', 'jan feb mar apr may jun jul aug sep oct nov dec'],
  ['English, in full', 'January February March April May June July August September October November December'],
  ['German', 'Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez'],
  ['German, in full', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'],
  ['German, without its umlaut', 'Januar Februar Maerz April Mai Juni Juli August September Oktober November Dezember'],
  ['Spanish', 'ene feb mar abr may jun jul ago sep oct nov dic'],
  ['Spanish, in full', 'enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre'],
  ['French', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
  ['French, short', 'janv févr mars avr mai juin juil août sept oct nov déc'],
  ['Portuguese', 'jan fev mar abr mai jun jul ago set out nov dez'],
  ['Italian', 'gen feb mar apr mag giu lug ago set ott nov dic'],
])('the months are known in %s', (_, names) => {
  const read = names.split(' ').map((name) => [dayText(`7 ${name} 2026`), dayText(`${name} 7, 2026`)]);
  expect(read).toEqual(
    names
      .split(' ')
      .map((_, index) => Array.from({ length: 2 }, () => `2026-${String(index + 1).padStart(2, '0')}-07`)),
  );
});

test.each([
  '21. 8. 2026',
  '21.8.2026.',
  '21 - 08 - 2026',
  '21-8-26',
  '21 8 2026',
  '21/ 8 /2026',
  '2026 - 8 - 21',
  '21st August 2026',
  '21 Aug. 2026',
  '21 Aug, 2026',
  '21º de agosto de 2026',
  '21/Aug/2026',
  '21Aug2026',
  '21AUG26',
  'Fr. 21 Aug 2026',
  'viernes, 21 de agosto de 2026',
  'Aug-21-2026',
  'August. 21st 26',
  'Fri, Aug 21 2026',
  'August  21, 2026',
  '46255.00',
])('21 August 2026 is written as %s', (text) => {
  expect(dayText(text)).toBe('2026-08-21');
});

test.each([
  ['1st May 2026', '2026-05-01'],
  ['2nd May 2026', '2026-05-02'],
  ['3rd May 2026', '2026-05-03'],
  ['4th May 2026', '2026-05-04'],
  ['May 1st, 2026', '2026-05-01'],
  ['May 22nd, 2026', '2026-05-22'],
  ['May 23rd, 2026', '2026-05-23'],
  ['May 24th, 2026', '2026-05-24'],
  ['19991231', '1999-12-31'],
  ['20000', '1954-10-03'],
  ['69999', '2091-08-24'],
])('%s is %s', (text, day) => {
  expect(dayText(text)).toBe(day);
});

test.each([
  ['a year of one or three digits', ['3/4/6', '3/4/126', '126-04-03', '3 May 126', 'May 3, 126']],
  ['more than a date', ['x21.8.2026', '21.8.2026x', '21.8.2026..', '1 21 Aug 2026', '21 Aug 2026 x', 'Aug 21, 2026 x']],
  ['a sign between that parts no dates', ['21:8:2026', '21_8_2026', '21,8,2026', '21  .8.2026']],
  ['a month nobody knows', ['21 Foo 2026', 'Foo 21, 2026', '21 constructor 2026', 'Au 21, 2026']],
  ['a day that is none', ['32 Aug 2026', 'Aug 32, 2026', '0 Aug 2026', '31 Apr 2026']],
  ['no number of a spreadsheet for a day of ours', ['19999', '70000', '462550', '146255', '46255.5', '46255.']],
  ['eight digits of another century', ['18991231', '21000101', '120260821', '202608211', '2026082']],
])('a text with %s is no day', (_, texts) => {
  expect(texts.filter((text) => dayText(text) !== null)).toEqual([]);
});

test('where the year comes first, two digits may be enough and one is of the first ten years', () => {
  expect([dayText('26-08-21', 'ymd'), dayText('6/8/21', 'ymd')]).toEqual(['2026-08-21', '2006-08-21']);
  expect(dayText('2026-08-21', 'ymd')).toBe('2026-08-21');
});

test('the parts of a numeric date are told in the order in which they stand, unless its year stands first', () => {
  expect(numericParts('03/14/26')).toEqual([3, 14, '26']);
  expect(numericParts('3.4.2026')).toEqual([3, 4, '2026']);
  expect([numericParts('2026-08-21'), numericParts('126-08-21'), numericParts('21 Aug 2026')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(numericParts(`3/4/2026${' '.repeat(100)}`)).toBeNull();
});

test('a cell of more than a hundred characters is no day', () => {
  expect(dayText(`21 Aug${' '.repeat(90)}2026`)).toBe('2026-08-21');
  expect(dayText(`21 Aug${' '.repeat(91)}2026`)).toBeNull();
});
