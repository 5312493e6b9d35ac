import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findScorecardIdByToken, insertScorecard, takeBackScorecard } from 'db/queries/scorecards';
import { centerInstantOn, centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findMetricInForce } from '~/features/metrics/metric-in-force.server';
import { checkDefinition, type DraftPillar, type Problems } from '~/metrics/scorecard/check-definition';
import { replyTo, type SubmissionOf } from '~/server/parse-form.server';
import { quarterFrom } from './score-period';
import { findOpenQuarters, findScorecardVersions, mayBeTakenBack, versionFrom } from './scorecard-versions.server';
import { readPillars, type versionFormSchema } from './version-form-fields.server';

type VersionSubmission = SubmissionOf<typeof versionFormSchema>;
type User = Pick<SignedInUser, 'id'>;

export interface VersionInput {
  pillars: readonly DraftPillar[];
  /** First day of the quarter from which it applies. */
  fromDate: string;
  reason: string;
  token: string | null;
}

/**
 * Writes a new version with who wrote it and why, or says what is wrong with it and writes nothing. A form's token makes
 * one version however often it is sent. The caller has asked whether the user may.
 */
export async function writeVersion(
  db: Db,
  user: User,
  input: VersionInput,
  day?: string,
): Promise<{ id: number; problems: null } | { id: null; problems: Problems }> {
  const today = day ?? (await centerToday(db));
  return db.transaction().execute(async (trx) => {
    const known = input.token ? await findScorecardIdByToken(trx, input.token) : undefined;
    if (known !== undefined) return { id: known, problems: null };
    const problems = { ...checkDefinition(input.pillars), ...(await checkBeginning(trx, input, today)) };
    if (Object.keys(problems).length > 0) return { id: null, problems };
    const id = await insertScorecard(trx, {
      from_date: input.fromDate,
      reason: input.reason,
      created_by: user.id,
      created_at: await centerInstantOn(trx, today),
      token: input.token,
      pillars: await Promise.all(input.pillars.map((pillar) => toRows(trx, pillar))),
    });
    await insertAuditEntry(trx, {
      userId: user.id,
      action: 'create',
      thing: 'scorecard',
      thingId: id,
      detail: input.fromDate,
    });
    return { id, problems: null };
  });
}

async function checkBeginning(db: Db, { fromDate, reason }: VersionInput, today: string): Promise<Problems> {
  const problems: Problems = {};
  if (!reason) problems.reason = ['Enter a reason. Everyone measured by this version can read it.'];
  const versions = await findScorecardVersions(db);
  const same = versionFrom(versions, fromDate);
  if (!(await findOpenQuarters(db, versions, today)).includes(fromDate)) {
    problems.fromDate = ['Choose a future quarter. Quarters that have begun keep their version.'];
  } else if (same) {
    problems.fromDate = [
      `Version ${same.number} already starts in ${quarterFrom(fromDate).label}. Undo that version first, or choose another quarter.`,
    ];
  }
  return problems;
}

/** What was checked has no nulls; each metric is kept in the version that is in force now. */
async function toRows(db: Db, { name, weight, metrics }: DraftPillar) {
  return {
    name,
    weight: weight!,
    metrics: await Promise.all(
      metrics.map(async ({ metricId, weight, floor, target, targetHigh, floorHigh }) => ({
        metric_id: metricId,
        metric_version: (await findMetricInForce(db, metricId))!.version,
        weight: weight!,
        floor: floor!,
        target: target!,
        target_high: targetHigh,
        floor_high: floorHigh,
      })),
    ),
  };
}

/** Undoes a version that has not begun; it stays on record. What is wrong, or null. */
export async function takeBackVersion(db: Db, user: User, id: number): Promise<string | null> {
  const today = await centerToday(db);
  return db.transaction().execute(async (trx) => {
    const version = (await findScorecardVersions(trx)).find((one) => one.id === id);
    if (!version) return 'This version doesn’t exist.';
    if (version.takenBackAt !== null) return null;
    if (!mayBeTakenBack(version, today)) {
      return `Version ${version.number} has already started and can’t be undone. Create a new version for the next quarter.`;
    }
    await takeBackScorecard(trx, { id, userId: user.id, at: await centerInstantOn(trx, today) });
    await insertAuditEntry(trx, { userId: user.id, action: 'take_back', thing: 'scorecard', thingId: id });
    return null;
  });
}

/** What the form answers: the id of the version where one was made, else what it shows. */
export async function answerVersionForm(db: Db, user: User, submission: VersionSubmission) {
  if (submission.status !== 'success') return { id: null, result: replyTo(submission) };
  const { fromDate = '', reason = '', token, pillars: typed } = submission.value;
  const { pillars, unread } = readPillars(typed);
  const input = { pillars, fromDate, reason, token: token || null };
  const hasUnread = Object.keys(unread).length > 0;
  const written = hasUnread ? { id: null, problems: checkDefinition(pillars) } : await writeVersion(db, user, input);
  if (written.id !== null) return { id: written.id, result: replyTo(submission) };
  return { id: null, result: replyTo(submission, { ...written.problems, ...unread }) };
}
