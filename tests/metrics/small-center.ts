import { type OpenDatabase, openDatabase } from 'db/open';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { makeEmployee, makeImport, makeLeg, makeMembership, makeTeam } from '../factories';

export const DAYS = ['2026-02-26', '2026-02-27', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-09', '2026-03-16'];
/** The day from which the small center is looked at. */
export const AS_OF = '2026-03-20';

/**
 * Two teams, four people (one changes teams on 2 March, one is in none), two queues, three channels, seven days over
 * two months and four weeks; unanswered, abandoned and unknown values in it. No chance: arithmetic alone.
 */
export async function makeSmallCenter(opened?: OpenDatabase) {
  const center = opened ?? (await openDatabase(':memory:'));
  const { db, connection } = center;
  const north = await makeTeam(db, { name: 'North' });
  const south = await makeTeam(db, { name: 'South' });
  const ana = await makeEmployee(db, { name: 'Ana', teamId: north });
  const ben = await makeEmployee(db, { name: 'Ben', teamId: south });
  const mover = await makeEmployee(db, { name: 'Mia' });
  await makeMembership(db, { employee_id: mover, team_id: north, from_date: '2026-01-01', to_date: '2026-03-02' });
  await makeMembership(db, { employee_id: mover, team_id: south, from_date: '2026-03-02' });
  const loose = await makeEmployee(db, { name: 'Leo' });
  const people = [ana, ben, mover, loose];
  await db
    .insertInto('queues')
    .values([
      { id: 1, name: 'Billing' },
      { id: 2, name: 'Refunds' },
    ])
    .execute();
  const importId = await makeImport(db, { file_name: 'calls.csv' });
  const surveys = await makeImport(db, { file_name: 'surveys.csv' });
  const reviews = await makeImport(db, { file_name: 'reviews.csv' });

  let number = 0;
  for (const date of DAYS) {
    for (let i = 0; i < 20; i++) {
      number++;
      const isAnswered = i % 5 !== 4;
      const channel = (['voice', 'voice', 'chat', 'email'] as const)[i % 4]!;
      await makeLeg(db, {
        import_id: importId,
        line: number + 1,
        contact_key: `c${number}`,
        employee_id: isAnswered ? people[(Math.imul(number, 2_654_435_761) >>> 20) % 4]! : null,
        queue_id: i % 7 === 6 ? null : (i % 2) + 1,
        channel,
        direction: i % 9 === 8 ? 'outbound' : 'inbound',
        local_date: date,
        started_at: Date.parse(`${date}T08:00:00Z`) + i * 1_200_000,
        is_answered: isAnswered ? 1 : 0,
        is_abandoned: isAnswered ? 0 : 1,
        wait_ms: channel === 'email' ? null : isAnswered ? i * 2_500 : i * 900,
        talk_ms: isAnswered && i % 6 !== 5 ? 100_000 + number * 1_117 : null,
        hold_ms: isAnswered && channel === 'voice' ? (i % 3) * 30_000 : null,
        after_contact_work_ms: isAnswered && i % 4 !== 3 ? 20_000 + i * 500 : null,
        is_transferred: isAnswered ? (i % 8 === 1 ? 1 : 0) : null,
        is_resolved: channel === 'email' || i % 3 === 0 ? (isAnswered && i % 2 === 1 ? 1 : 0) : null,
        first_reply_ms: channel === 'email' ? 600_000 + number * 77_000 : null,
        full_resolution_ms: channel === 'email' && isAnswered ? 3_600_000 + number * 199_000 : null,
        customer_key: i % 10 === 9 ? null : `customer ${number % 23}`,
        reason: i % 3 === 0 ? 'refund' : null,
      });
      if (i % 2 === 0) {
        const scale = i % 8 === 0 ? 10 : 5;
        await db
          .insertInto('answers')
          .values({
            source: 'survey',
            answer_key: `s${number}`,
            import_id: surveys,
            line: number + 1,
            contact_key: `c${number}`,
            kind: i % 14 === 0 ? 'nps' : 'csat',
            scale_min: scale === 10 ? 0 : 1,
            scale_max: scale,
            score: i % 6 === 0 ? null : 1 + ((number * 3) % scale),
            asked_at: Date.parse(`${date}T20:00:00Z`),
            local_date: date,
          })
          .execute();
      }
    }
    for (const [index, employee_id] of people.entries()) {
      const { id } = await db
        .insertInto('reviews')
        .values({
          source: 'reviews',
          review_key: `${date} ${employee_id}`,
          form: 'Call',
          form_version: '1',
          employee_id,
          contact_key: `c${number - index}`,
          reviewed_at: Date.parse(`${date}T18:00:00Z`),
          local_date: date,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (let item = 0; item < 3; item++) {
        await db
          .insertInto('review_items')
          .values({
            review_id: id,
            import_id: reviews,
            line: number * 10 + index * 3 + item,
            section: 'Care',
            item: `Item ${item}`,
            points: item === 2 && index === 1 ? null : ((number + item + index) % 4) + 1,
            possible: 4,
            weight: item + 1,
            is_not_applicable: item === 2 && index === 1 ? 1 : 0,
            is_critical: 0,
          })
          .execute();
      }
    }
  }
  beginChanges(connection);
  for (const id of [importId, surveys, reviews]) noteImport(connection, id);
  rollUpChanges(connection);
  return { ...center, north, south, ana, ben, mover, loose, importId };
}
