import { randomUUID } from 'node:crypto';
import type { Db } from 'db/open';
import { METRIC_FAMILIES } from '~/metrics/catalogue';
import { isScorable } from '~/metrics/scorecard/definition';
import { EMPTY_PILLAR } from './empty-lines';
import { quarterFrom } from './score-period';
import { findOpenQuarters, findScorecardVersions, versionFrom, versionOn } from './scorecard-versions.server';
import { toFields, type VersionFormFields } from './version-form-fields.server';

/** The form of a new version: the last one's pillars to change, and the quarters that it may begin with. */
export async function findVersionForm(db: Db, asOf: string) {
  const versions = await findScorecardVersions(db);
  const live = versions.filter(({ takenBackAt }) => takenBackAt === null);
  const last = live.sort((a, b) => (a.fromDate < b.fromDate ? 1 : -1))[0];
  const quarters = (await findOpenQuarters(db, versions, asOf))
    .filter((from) => versionFrom(versions, from) === null)
    .map((from) => ({ value: from, label: quarterFrom(from).label }));
  const fields: VersionFormFields = {
    fromDate: quarters.find(({ value }) => value > asOf)?.value ?? '',
    reason: '',
    token: randomUUID(),
    pillars: last ? toFields(last.definition) : [EMPTY_PILLAR],
  };
  return { fields, quarters, metrics: METRIC_CHOICES, isFirst: versionOn(versions, asOf) === null };
}

const METRIC_CHOICES = METRIC_FAMILIES.map(({ title, metrics }) => ({
  group: title,
  options: metrics.filter(isScorable).map(({ id, label, direction }) => ({
    value: id,
    label: direction === 'band' ? `${label} (a range)` : label,
  })),
})).filter(({ options }) => options.length > 0);
