import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupFormSchema } from '~/features/goals/new/goal-form-fields.server';
import { versionFormSchema } from '~/features/scorecards/version-form-fields.server';
import { whyFieldsRefused } from '~/server/check-fields.server';
import { parseForm } from '~/server/parse-form.server';
import { count } from '../counts';
import { responseOf } from '../routes/harness';

const codeOf = (...fields: [string, string][]) => whyFieldsRefused(fields)?.code ?? null;

test('what our forms and addresses send is within bounds', () => {
  const hash = '0123456789abcdef';
  expect(codeOf(['people', '4'], ['people', '5'], ['whose', 'person-4'], ['checkInDates', '2026-03-02'])).toBeNull();
  expect(codeOf(['pillars[0].metrics[2].targetHigh', '4'], ['pillars[1].name', 'Customers'])).toBeNull();
  expect(codeOf([`zone-${hash}`, 'UTC'], ['c12', 'agent'], ['sort', '-time'], ['index', '']), 'addresses').toBeNull();
  const button = { type: 'insert', payload: { name: 'pillars[0].metrics', defaultValue: { metricId: '' } } };
  expect(codeOf(['__intent__', JSON.stringify(button)], ['__state__', '{"validated":{}}'])).toBeNull();
  expect(whyFieldsRefused(Array.from({ length: 2_000 }, (_, id) => ['people', String(id)] as const))).toBeNull();
});

test.each([
  ['a list longer than anybody fills', [['people[99999999]', '6']]],
  [
    'one that is longer than two thousand together with others',
    [0, 1, 2].map((at) => [`pillars[${at}].metrics[700]`, '']),
  ],
  [
    'a place named like a property',
    [
      ['people[0]', '6'],
      ['people.99999999', '6'],
    ],
  ],
  [
    "a list's own length",
    [
      ['people[0]', '6'],
      ['people.length', '99999999'],
    ],
  ],
  [
    'what a list has by itself',
    [
      ['people[0]', '6'],
      ['people.map', '6'],
    ],
  ],
  ['what every object has', [['__proto__', 'x']]],
  ['the same inside a name', [['pillars[0].constructor.prototype', 'x']]],
  ['a name that nests without end', [[Array(30).fill('a').join('.'), 'x']]],
  ['a button that puts a line into a list out of reach', [['__intent__', intent({ name: 'a', index: 99999999 })]]],
  ['a button that names a list out of reach', [['__intent__', intent({ name: 'a[99999999]' })]]],
  ['a button that carries no JSON', [['__intent__', '{']]],
  [
    'a button that carries a deep list',
    [['__intent__', intent({ name: 'a', value: JSON.parse('['.repeat(500) + ']'.repeat(500)) })]],
  ],
  ['a state that carries what every object has', [['__state__', '{"__proto__":{"a":1}}']]],
] as [string, [string, string][]][])('%s is refused', (_, fields) => {
  expect(whyFieldsRefused(fields)).toMatchObject({ status: 400, message: expect.stringMatching(/\.$/) });
});

test('too many fields, too long names and too long values are refused with what to do', () => {
  const many = Array.from({ length: 10_000 }, (_, id) => [`f${id}`, ''] as const);
  expect(whyFieldsRefused(many)).toMatchObject({ status: 413, code: 'too_many_fields' });
  expect(whyFieldsRefused([['n'.repeat(1_000_000), '']])).toMatchObject({ status: 400, code: 'long_name' });
  expect(whyFieldsRefused([['reason', 'x'.repeat(200_000)]])).toMatchObject({ status: 413, code: 'long_value' });
});

const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'map', 'then', '99999999'];
const part = fc.oneof(
  fc.constantFrom('people', 'pillars', 'metrics', 'target', ...INHERITED),
  fc.string({ maxLength: 4 }),
  fc.nat(),
);
const nameOf = fc
  .array(fc.tuple(fc.constantFrom('.', '[', ']', '[]', ''), part), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map(([sign, text]) => (sign === '[' ? `[${text}]` : sign + text)).join(''));
const carried = fc.oneof(
  fc.string(),
  fc.json(),
  fc.record({ name: nameOf, index: fc.nat(), value: fc.jsonValue() }).map(intent),
);
const field = fc.oneof(fc.tuple(nameOf, fc.string()), fc.tuple(fc.constantFrom('__intent__', '__state__'), carried));

test('whatever fields are sent, reading them ends soon in a submission or in a plain refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 12 }), async (fields) => {
      const begun = performance.now();
      for (const schema of [groupFormSchema, versionFormSchema]) {
        const read = () => {
          const submission = parseForm(new URLSearchParams(fields), schema);
          return Response.json(structuredClone(submission.reply()));
        };
        expect((await responseOf(read)).status).toBeLessThan(500);
      }
      expect(performance.now() - begun).toBeLessThan(1_000);
    }),
    { numRuns: count(500, 30_000) },
  );
});

test.each([
  ['a thing where lines are', [['pillars.a[1].b', 'x']]],
  ['a thing within a line where lines are', [['pillars[0].metrics.a', 'x']]],
  ['a thing where a text is', [['reason.a', 'x']]],
  ['texts where one is', [['reason[0]', 'x']]],
  ['a text where lines are', [['pillars', 'x']]],
] as [string, [string, string][]][])('a form with %s is refused: no page could show it again', async (_, fields) => {
  const read = () => Response.json(parseForm(new URLSearchParams(fields), versionFormSchema).reply());
  expect((await responseOf(read)).status).toBe(400);
});

test('one ticked box is a list of one', () => {
  const { payload } = parseForm(new URLSearchParams([['people', '4']]), groupFormSchema);
  expect(payload.people).toBe('4');
});

function intent(payload: object): string {
  return JSON.stringify({ type: 'insert' in payload ? 'update' : 'insert', payload });
}
