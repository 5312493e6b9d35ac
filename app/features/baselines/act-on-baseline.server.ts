import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { insertBaseline, revokeBaseline } from 'db/queries/baselines';
import { mondayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { readDay } from '~/read-day';
import type { FormErrors } from '~/server/parse-form.server';
import type { StartBaselineForm } from './chart-page-forms.server';
import type { ChartPage } from './find-chart-page.server';

type User = Pick<SignedInUser, 'id'>;

/** Begins a new baseline of the person's chart, or of all of theirs, and gives its id. */
export async function startBaseline(
  db: Db,
  user: User,
  { page, form: { eventId, reason: words, fromDate, charts } }: { page: ChartPage; form: StartBaselineForm },
): Promise<{ id: number } | { errors: FormErrors }> {
  const errors: FormErrors = {};
  const cause = page.causes.find(({ id }) => String(id) === eventId);
  const day = cause ? cause.onDate : fromDate;
  if (eventId && !cause) errors.eventId = ['Choose one of the causes on record.'];
  if (!cause && !words) errors.reason = ['Say why a new baseline starts, or choose a logged event.'];
  const isDay = readDay(day) !== null;
  if (!isDay) errors.fromDate = ['Choose the day from which weeks count.'];
  else if (day > page.span.to || mondayOf(day) <= page.span.from) {
    errors[cause ? 'eventId' : 'fromDate'] = ['The day lies outside the weeks of this chart.'];
  }
  const isKnown = page.baselines.some((one) => one.revokedAt === null && isDay && one.fromDate === mondayOf(day));
  if (isKnown) errors[cause ? 'eventId' : 'fromDate'] = ['A baseline begins in that week already.'];
  if (Object.keys(errors).length > 0) return { errors };
  return db.transaction().execute(async (trx) => {
    const id = await insertBaseline(trx, {
      employee_id: page.person.id,
      team_id: null,
      metric_id: charts === 'all' ? null : page.metricId,
      from_date: mondayOf(day),
      event_id: cause?.id ?? null,
      reason: words || cause!.title,
      created_by: user.id,
      created_at: Date.now(),
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'create', thing: 'baseline', thingId: id });
    return { id };
  });
}

/** Takes a baseline of this page back; it stays on record. False where it is none of this page's. */
export async function takeBackBaseline(
  db: Db,
  user: User,
  { page, id }: { page: ChartPage; id: number },
): Promise<boolean> {
  if (!page.baselines.some((one) => one.id === id && one.revokedAt === null)) return false;
  await db.transaction().execute(async (trx) => {
    await revokeBaseline(trx, { id, revokedBy: user.id });
    await insertAuditEntry(trx, { userId: user.id, action: 'revoke', thing: 'baseline', thingId: id });
  });
  return true;
}
