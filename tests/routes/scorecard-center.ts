import { writeVersion } from '~/features/scorecards/write-version.server';
import type { DraftPillar } from '~/metrics/scorecard/check-definition';
import { makeDraft } from '../metrics/scorecard/scorecard-factories';
import { openJudgedCenter } from './judged-center';

export const QUARTER = '2026-07-01';
export const NEXT_QUARTER = '2026-10-01';

/** Writes a first version, which applies since the quarter before the running one. Gives its id. */
export async function writeFirstVersion(
  { db, leader }: Pick<Awaited<ReturnType<typeof openJudgedCenter>>, 'db' | 'leader'>,
  change?: (pillars: DraftPillar[]) => void,
): Promise<number> {
  const version = { pillars: makeDraft(change), fromDate: '2026-04-01', reason: 'What we agreed on', token: null };
  const { id } = await writeVersion(db, leader, version, '2026-06-10');
  if (id === null) throw new Error('The version was not written');
  return id;
}

/** As the judged center, with that version. */
export async function openScoredCenter(change?: (pillars: DraftPillar[]) => void) {
  const center = await openJudgedCenter();
  return { ...center, versionId: await writeFirstVersion(center, change) };
}

/** A version as the form sends it. */
export function versionForm(
  pillars: readonly DraftPillar[],
  fields: Partial<Record<'fromDate' | 'reason' | 'token', string>> = {},
): Record<string, string> {
  const typed: Record<string, string> = {
    intent: 'save',
    fromDate: NEXT_QUARTER,
    reason: 'Resolution matters more',
    token: 'token-1',
    ...fields,
  };
  for (const [index, { name, weight, metrics }] of pillars.entries()) {
    typed[`pillars[${index}].name`] = name;
    typed[`pillars[${index}].weight`] = String(weight);
    for (const [at, { metricId, ...metric }] of metrics.entries()) {
      const field = `pillars[${index}].metrics[${at}]`;
      typed[`${field}.metricId`] = metricId;
      for (const [name, value] of Object.entries(metric)) typed[`${field}.${name}`] = textOf(metricId, name, value);
    }
  }
  return typed;
}

function textOf(metricId: string, name: string, value: number | null): string {
  if (value === null) return '';
  if (name === 'weight') return String(value);
  return metricId === 'average_handle_time' ? `${value / 1000} s` : String(Number((100 * value).toFixed(6)));
}

export type ScoredCenter = Awaited<ReturnType<typeof openScoredCenter>>;
