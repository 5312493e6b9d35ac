/** A small log of calls to be odd in: answered calls of two minutes by Ana on 2 March 2026 unless told otherwise. */

export interface OddCall {
  id?: string;
  agent?: string;
  date?: string;
  time?: string;
  answered?: 'Y' | 'N';
  talk?: string;
}

export const HEADER = 'Call Id,Agent,Date,Time,Answered,Talk time';

export function callLog(calls: readonly OddCall[]): string {
  const rows = calls.map(({ id, agent = 'Ana', date = '2026-03-02', time = '09:00:00', answered = 'Y', talk }, place) =>
    [id ?? `C${place + 1}`, agent, date, time, answered, talk ?? '00:02:00'].join(','),
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}
