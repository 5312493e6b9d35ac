import type { Db, OpenDatabase } from 'db/open';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import {
  makeAdherenceInterval,
  makeAgentInterval,
  makeEmployee,
  makeImport,
  makeLeg,
  makeMembership,
  makeTeam,
} from '../factories';
import { openFresh } from '../open-fresh';

export const DAYS = ['2026-02-26', '2026-02-27', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-09', '2026-03-16'];
/** The day from which the small center is looked at. */
export const AS_OF = '2026-03-20';

/**
 * Two teams, four people (one changes teams on 2 March, one is in none), two queues, three channels, seven days over
 * two months and four weeks; unanswered, abandoned and unknown values in it. No chance: arithmetic alone.
 */
export async function makeSmallCenter(opened?: OpenDatabase) {
  const center = opened ?? (await openFresh(':memory:'));
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
  const hours = JSON.stringify(Array(7).fill([[450, 1050]]));
  await db.insertInto('calendars').values({ team_id: 0, time_zone: 'UTC', hours }).execute();
  write(connection, (tx) => writeSetting(tx, 'escalation_reasons', ['Boss asked']));
  write(connection, (tx) => writeSetting(tx, 'complaint_reasons', ['Complaint', "Complaint (Ana's)"]));
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
        // Chats come close after one another, so that some of a person's are open at once.
        started_at: Date.parse(`${date}T08:00:00Z`) + i * (channel === 'chat' ? 15_000 : 1_200_000),
        is_answered: isAnswered ? 1 : 0,
        is_abandoned: isAnswered ? 0 : 1,
        wait_ms: channel === 'email' ? null : isAnswered ? i * 2_500 : i * 900,
        talk_ms: isAnswered && i % 6 !== 5 ? (number % 11 === 0 ? 4_000 : 100_000 + number * 1_117) : null,
        hold_ms: isAnswered && channel === 'voice' ? (i % 3) * 30_000 : null,
        after_contact_work_ms: isAnswered && i % 4 !== 3 ? 20_000 + i * 500 : null,
        is_transferred: isAnswered ? (i % 8 === 1 ? 1 : 0) : null,
        is_resolved: channel === 'email' || i % 3 === 0 ? (isAnswered && i % 2 === 1 ? 1 : 0) : null,
        first_reply_ms: channel === 'email' ? 600_000 + number * 77_000 : null,
        full_resolution_ms: channel === 'email' && isAnswered ? 3_600_000 + number * 199_000 : null,
        customer_key: i % 10 === 9 ? null : `customer ${number % 23}`,
        reason:
          i % 3 === 0 ? 'refund' : i % 3 === 1 ? (['Boss asked', 'Complaint', 'parcel'] as const)[number % 3]! : null,
        reopens: channel === 'email' ? (number % 7 === 3 ? 2 : 0) : null,
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
            kind: i % 14 === 0 ? 'nps' : i % 10 === 2 ? 'ces' : 'csat',
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
  const intervals = await makeImport(db, { file_name: 'agent-time.csv' });
  await addIntervals(db, { people, importId: intervals });
  beginChanges(connection);
  for (const id of [importId, surveys, reviews, intervals]) noteImport(connection, id);
  write(connection, rollUpChanges);
  return { ...center, north, south, ana, ben, mover, loose, importId };
}

const HOUR_MS = 3_600_000;

/**
 * Each person's mornings and afternoons and their schedule. Of Ana the whole days are told as well, which cover her
 * mornings; of Ben a whole week, which counts nowhere; Mia's waiting is not known on Mondays; Leo works unscheduled on
 * Fridays, and is once out of adherence for longer than he was scheduled.
 */
async function addIntervals(db: Db, { people, importId }: { people: readonly number[]; importId: number }) {
  let line = 1;
  for (const [day, date] of DAYS.entries()) {
    const at = (hour: number) => Date.parse(`${date}T00:00:00Z`) + hour * HOUR_MS;
    for (const [index, employee_id] of people.entries()) {
      const common = { import_id: importId, employee_id, local_date: date };
      const isMonday = new Date(at(0)).getUTCDay() === 1;
      for (const [half, hour] of [8, 12].entries()) {
        line += 1;
        await makeAgentInterval(db, {
          ...common,
          line,
          subject: `${index} ${half}`,
          queue_id: half === 1 ? 1 : null,
          channel: half === 1 ? 'voice' : null,
          started_at: at(hour),
          interval_ms: 4 * HOUR_MS,
          handled_count: (line * 7) % 5 === 4 ? null : 20 + ((line * 3) % 11),
          logged_in_ms: index === 1 && half === 0 ? null : 4 * HOUR_MS,
          on_queue_ms: 3 * HOUR_MS + ((line * 977) % 1000) * 1000,
          available_ms: index === 2 && isMonday ? null : ((line * 331) % 3000) * 1000,
          contact_ms: 2 * HOUR_MS + ((line * 613) % 2000) * 1000,
        });
      }
      if (index < 2) {
        line += 1;
        await makeAgentInterval(db, {
          ...common,
          line,
          subject: index === 0 ? '0 0' : '1 week',
          started_at: at(0),
          interval_ms: (index === 0 ? 24 : 168) * HOUR_MS,
          handled_count: 61 + day,
          logged_in_ms: 8 * HOUR_MS,
          on_queue_ms: 7 * HOUR_MS,
          available_ms: HOUR_MS + day * 1000,
          contact_ms: 5 * HOUR_MS,
        });
      }
      line += 1;
      const scheduled = index === 3 && day === 1 ? 0 : 8 * HOUR_MS;
      await makeAdherenceInterval(db, {
        ...common,
        line,
        subject: String(index),
        started_at: at(0),
        interval_ms: 24 * HOUR_MS,
        scheduled_ms: scheduled,
        out_of_adherence_ms: index === 3 && day === 2 ? 9 * HOUR_MS : ((line * 127) % 1500) * 1000,
        adherence_scheduled_ms: scheduled - (scheduled > 0 ? HOUR_MS / 2 : 0),
        worked_ms: index === 2 && day === 3 ? null : 6 * HOUR_MS + ((line * 211) % 7000) * 1000,
        conformance_scheduled_ms: scheduled > 0 ? 7 * HOUR_MS : 0,
        lost_ms: index === 0 && day === 4 ? null : HOUR_MS + ((line * 59) % 900) * 1000,
      });
    }
  }
}
