import { identify } from 'importers/read/recognize/identify';
import type { RowOutcome } from 'importers/row-outcome';
import { expect, test } from 'vitest';
import { fileOf, readAll } from './read-file';
import { FORMS, figuresOf, syntheticCalls } from './resaved-forms';

function figuresRead(outcomes: readonly RowOutcome[]) {
  const figures = { calls: 0, answered: 0, resolved: 0, waitS: 0, talkS: 0, ratings: 0, ratingSum: 0 };
  for (const outcome of outcomes) {
    if (outcome.fate !== 'record') continue;
    for (const record of outcome.records) {
      if (record.kind === 'answer' && record.score !== null) {
        figures.ratings += 1;
        figures.ratingSum += record.score;
      }
      if (record.kind !== 'leg') continue;
      figures.calls += 1;
      figures.answered += Number(record.isAnswered);
      figures.resolved += Number(record.isResolved);
      figures.waitS += (record.isAnswered ? (record.waitMs ?? 0) : 0) / 1000;
      figures.talkS += (record.talkMs ?? 0) / 1000;
    }
  }
  return figures;
}

const CALLS = syntheticCalls(900);

test.each(FORMS)('a call log gives the same figures and days: $name', async ({ write, encoding }) => {
  const path = fileOf(write(CALLS), encoding);
  const { plan, problem } = await identify(path);
  expect(problem).toBeNull();
  expect(plan?.profileId).toBe('plain_call_log');
  const outcomes = await readAll(path, plan!);
  expect(outcomes.every(({ fate }) => fate === 'record')).toBe(true);
  expect(figuresRead(outcomes)).toEqual(figuresOf(CALLS));
  outcomes.forEach((outcome, place) => {
    const call = CALLS[place]!;
    const leg = outcome.fate === 'record' ? outcome.records[0] : undefined;
    if (leg?.kind !== 'leg') throw new Error('no leg');
    const minute = Date.UTC(call.year, call.month - 1, call.day, call.hour, call.minute);
    expect(Math.floor(leg.started.at / 60_000) * 60_000).toBe(minute);
    expect(leg.person?.name ?? null).toBe(call.isAnswered ? call.agent : null);
    expect(leg.reason).toBe(call.topic);
    expect(leg.isAbandoned).toBe(!call.isAnswered);
  });
});
