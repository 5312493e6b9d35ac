import { expect, test } from 'vitest';
import { EffectCourse } from '~/charts/effect-course';
import { EffectCourseDrawing } from '~/charts/effect-course.server';
import { findAll, render, WITH_TABLES } from '../render';
import { CSAT, drawn, NOT_DRAWN, week } from './factories';
import { svgFile } from './svg-file';

const COURSE = {
  metric: CSAT,
  points: [0.7, 0.72, 0.71, 0.74, 0.8, 0.82, null, 0.81].map((value, index) => ({
    week: week(index),
    value,
    sample: value === null ? 0 : 30 + index,
    expected: 0.73,
  })),
  windows: [
    { label: 'before', kind: 'before' as const, from: week(0), to: '2026-06-21' },
    { label: 'led to it', kind: 'lead-up' as const, from: week(3), to: '2026-06-28' },
    { label: 'after', kind: 'after' as const, from: week(4), to: '2026-07-26' },
  ],
  event: { date: week(4), label: 'Empathy module' },
  without: 0.74,
  expectedLabel: 'others',
};

test('the course of an effect is drawn as agreed', async () => {
  await expect(svgFile(drawn(<EffectCourseDrawing {...COURSE} />))).toMatchFileSnapshot('./effect-course.svg');
});

test('a window ends with its last day', () => {
  const svg = drawn(<EffectCourseDrawing {...COURSE} />);
  expect(findAll(svg, /chart-window-before"><title>before<\/title><rect x="0%" width="([\d.]+)%"/g)).toEqual(['37.5']);
});

test('what would have been likely is drawn from the event on, where it can be told', () => {
  expect(drawn(<EffectCourseDrawing {...COURSE} />)).toMatch(/class="chart-goal" x1="50%" x2="100%"/);
  const untold = drawn(<EffectCourseDrawing {...COURSE} without={null} />);
  expect(untold).not.toContain('chart-goal');
  expect(untold).not.toContain('without it');
});

test('the table says which weeks are compared', () => {
  const page = render(<EffectCourse {...COURSE} drawing={NOT_DRAWN} />, WITH_TABLES);
  expect(findAll(page, /data-label="Weeks">([^<]*)</g)).toEqual([
    ...['before', 'before', 'before', 'led to it', 'after', 'after', 'after', 'after'],
  ]);
});
