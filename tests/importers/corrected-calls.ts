import type { OpenDatabase } from 'db/open';
import { workOutChange, writeChange } from 'db/roll-up/change-definitions';
import type { Settings } from 'db/settings';
import { workAheadAndWrite } from 'importers/load/work-ahead';
import { seededRandom } from '../metrics/verdicts/seeded-random';

export const CALLS =
  'Call Id,Agent,Queue,Channel,Direction,Started,Answered,Abandoned,Wait Seconds,Talk Seconds,Topic,Customer';
export const SURVEYS = 'survey_id,contact_id,agent_name,score,asked_at,answered_at';
export const AGENTS = ['Ana Reyes', 'Ben Okoro', 'Cleo Marsh', 'Dan Ives'];

const day = (at: number) => `2026-03-${String(1 + (at % 12)).padStart(2, '0')}`;

/** A contact as a file says it: other versions of it are corrections, of its person, its reason or its times. */
export function call(contact: number, version: number): string {
  const random = seededRandom(contact * 31 + version * 7 + 1);
  const below = (bound: number) => Math.floor(random() * bound);
  const agent = AGENTS[(contact + (version === 2 ? 1 : 0)) % AGENTS.length]!;
  const times = `${below(60)},${30 + below(300)}`;
  const started = `${day(contact + (version === 3 ? 1 : 0))} 09:${String(below(60)).padStart(2, '0')}:00`;
  const channel = contact % 5 === 0 ? 'chat' : 'voice';
  return `C${1000 + contact},${agent},Queue ${contact % 3},${channel},inbound,${started},Y,N,${times},Topic ${below(2)},+1555010${10 + (contact % 4)}`;
}

export const survey = (contact: number, version: number) =>
  `S${contact},C${1000 + contact},${contact % 2 === 0 ? AGENTS[contact % AGENTS.length] : ''},${1 + ((contact + version) % 5)},${day(contact)}T10:00:00Z,${day(contact)}T10:05:00Z`;

export const file = (rows: string[]) => `${[CALLS, ...rows].join('\n')}\n`;
export const some = (from: number, to: number, version: (contact: number) => number) =>
  Array.from({ length: to - from }, (_, at) => call(from + at, version(from + at)));
export const by = { userId: null, date: '2026-03-20', metrics: [] };
/** Changes what figures mean, as a worker does. */
export const redefine = ({ connection }: OpenDatabase, settings: Partial<Settings>) =>
  workAheadAndWrite(connection, {
    ahead: () => workOutChange(connection, { settings }),
    write: (tx, change) => writeChange(tx, change, by),
  });
