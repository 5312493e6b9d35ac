import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { today } from '~/zoned-clock.server';

beforeEach(() => {
  delete process.env.AS_OF;
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env.AS_OF;
});

test.each([
  ['2026-03-02T23:30:00Z', 'UTC', '2026-03-02'],
  ['2026-03-02T23:30:00Z', 'Asia/Tokyo', '2026-03-03'],
  ['2026-03-02T14:59:59Z', 'Asia/Tokyo', '2026-03-02'],
  ['2026-03-02T15:00:00Z', 'Asia/Tokyo', '2026-03-03'],
  ['2026-03-02T07:59:59Z', 'America/Los_Angeles', '2026-03-01'],
  ['2026-03-02T08:00:00Z', 'America/Los_Angeles', '2026-03-02'],
  // Clocks are moved on 8 March: midnight comes an hour sooner.
  ['2026-03-10T07:00:00Z', 'America/Los_Angeles', '2026-03-10'],
  ['2025-12-31T10:30:00Z', 'Pacific/Kiritimati', '2026-01-01'],
  ['2026-01-01T10:30:00Z', 'Pacific/Pago_Pago', '2025-12-31'],
])('at %s it is, in %s, %s', (now, zone, day) => {
  vi.setSystemTime(now);
  expect(today(zone)).toBe(day);
});

test('a day that is set goes before every zone', () => {
  vi.setSystemTime('2026-03-02T23:30:00Z');
  process.env.AS_OF = '2025-07-01';
  expect([today('UTC'), today('Asia/Tokyo')]).toEqual(['2025-07-01', '2025-07-01']);
});
