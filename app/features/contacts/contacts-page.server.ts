import type { Db } from 'db/open';
import { findNames, type Names } from 'db/queries/names';
import { formatDays } from '~/components/day';
import type { Choice } from './contacts-filter';
import { findContacts, type Visible } from './find-contacts.server';
import type { ContactsView } from './read-contacts-url';

/** The rows behind a number with all that the page says around them. */
export async function findContactsPage(db: Db, view: ContactsView, visible: Visible) {
  const [found, names] = await Promise.all([findContacts(db, view, visible), findNames(db)]);
  return {
    ...found,
    scope: scopeOf(view, names),
    choices: {
      people: choicesOf(names.person, visible?.employeeIds),
      teams: choicesOf(names.team, visible?.teamIds),
      queues: choicesOf(names.queue),
    },
  };
}

function choicesOf(names: Map<number, string>, among?: readonly number[]): Choice[] {
  return [...names].flatMap(([id, name]) => (among === undefined || among.includes(id) ? [{ id, name }] : []));
}

/** "Ana · Billing · 1 Feb – 3 Mar"; a filter that stands for nothing says so. */
function scopeOf(view: ContactsView, names: Names): string {
  const named = (id: number | undefined, of: Map<number, string>, none: string) =>
    id === undefined ? null : id === 0 ? none : (of.get(id) ?? `number ${id}`);
  const { from, to } = view;
  const parts = [
    named(view.personId, names.person, 'no person'),
    named(view.teamId, names.team, 'no team'),
    named(view.queueId, names.queue, 'no queue'),
    view.channel === '' ? 'no channel' : view.channel,
    from && to
      ? formatDays(from, to)
      : from
        ? `from ${formatDays(from, from)}`
        : to
          ? `up to ${formatDays(to, to)}`
          : null,
  ];
  return parts.filter(Boolean).join(' · ') || 'Everything you can see';
}
