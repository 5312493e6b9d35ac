import type { Db } from 'db/open';
import {
  findAnswerById,
  findEmployeeById,
  findEventById,
  findLegById,
  findLoginById,
  findReviewItemById,
  findStayById,
} from 'db/queries/imports-line';
import { formatDuration } from '~/metrics/format';
import { type ToldRow, tellIntervalRow } from './tell-interval-row.server';

/** Describes a current row of any table that files fill; null where it is gone. */
export async function tellRow(
  db: Db,
  { table, id, waitLabel }: { table: string; id: number; waitLabel: string },
): Promise<ToldRow | null> {
  switch (table) {
    case 'legs': {
      const leg = await findLegById(db, id);
      return (
        (leg && {
          title: `Contact ${leg.contact_key}`,
          facts: facts({
            Day: leg.local_date,
            Started: `${leg.started_text} (${leg.time_zone})`,
            Queue: leg.queue_name,
            Channel: `${leg.channel}, ${leg.direction}`,
            Answered: yes(leg.is_answered),
            Abandoned: yes(leg.is_abandoned),
            [waitLabel]: time(leg.wait_ms),
            Talk: time(leg.talk_ms),
            Hold: time(leg.hold_ms),
            'Wrap-up': time(leg.after_contact_work_ms),
            'First reply': time(leg.first_reply_ms),
            'Full resolution': time(leg.full_resolution_ms),
            Transferred: yes(leg.is_transferred),
            Resolved: yes(leg.is_resolved),
            Reason: leg.reason,
          }),
          person: personOf(leg.employee_id, leg.person_name),
          importId: leg.import_id,
          line: leg.line,
        }) ??
        null
      );
    }
    case 'answers': {
      const answer = await findAnswerById(db, id);
      return (
        (answer && {
          title: `${answer.kind.toUpperCase()} answer`,
          facts: facts({
            Day: answer.local_date,
            Score:
              answer.score === null ? 'not answered' : `${answer.score} of ${answer.scale_min} to ${answer.scale_max}`,
            Contact: answer.contact_key,
            Comment: answer.comment,
          }),
          person: personOf(answer.employee_id, answer.person_name),
          importId: answer.import_id,
          line: answer.line,
        }) ??
        null
      );
    }
    case 'review_items': {
      const item = await findReviewItemById(db, id);
      return (
        (item && {
          title: `Review ${item.review_key}`,
          facts: facts({
            Day: item.local_date,
            Form: item.form,
            Item: `${item.section} ${item.item}`.trim(),
            Points: item.is_not_applicable ? 'not applicable' : `${item.points ?? 0} of ${item.possible}`,
            Weight: String(item.weight),
            Reviewer: item.reviewer,
            Contact: item.contact_key,
          }),
          person: personOf(item.employee_id, item.person_name),
          importId: item.import_id,
          line: item.line,
        }) ??
        null
      );
    }
    case 'team_memberships':
    case 'team_leaders': {
      const stay = await findStayById(db, table, id);
      return (
        (stay && {
          title: `${table === 'team_leaders' ? 'Leads' : 'In'} ${stay.team_name}`,
          facts: facts({ From: stay.from_date, Until: stay.to_date ?? 'today and on' }),
          person: personOf(stay.employee_id, stay.person_name),
          importId: stay.import_id,
          line: stay.line,
          isCounted: false,
        }) ??
        null
      );
    }
    case 'employees': {
      const person = await findEmployeeById(db, id);
      return (
        (person && {
          title: person.name,
          facts: facts({
            'E-mail': person.email,
            Hired: person.hired_date,
            Left: person.left_date,
            Title: person.job_title,
          }),
          person: { id: person.id, name: person.name },
          importId: person.import_id,
          line: person.line,
          isCounted: false,
        }) ??
        null
      );
    }
    case 'employee_aliases': {
      const login = await findLoginById(db, id);
      return (
        (login && {
          title: `Login ${login.alias}`,
          facts: facts({ Source: login.source }),
          person: { id: login.employee_id, name: login.person_name },
          importId: login.import_id,
          line: login.line,
          isCounted: false,
        }) ??
        null
      );
    }
    case 'events': {
      const event = await findEventById(db, id);
      return (
        (event && {
          title: event.title,
          facts: facts({ Kind: event.kind.replace('_', ' '), On: event.on_date, Until: event.until_date }),
          person: null,
          importId: event.import_id,
          line: event.line,
          isCounted: false,
        }) ??
        null
      );
    }
    case 'agent_intervals':
    case 'agent_states':
    case 'queue_intervals':
    case 'adherence_intervals':
      return tellIntervalRow(db, table, id);
    default:
      return null;
  }
}

const facts = (values: Record<string, string | null>) =>
  Object.entries(values).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
const yes = (flag: 0 | 1 | null) => (flag === null ? null : flag ? 'yes' : 'no');
const time = (ms: number | null) => (ms === null ? null : formatDuration(ms));
const personOf = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
