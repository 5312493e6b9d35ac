import type { ContactsScope } from '~/features/metrics/contacts-link';

/** Whose contacts stand behind an effect's figures: of a queue, or of the only person; null for several people. */
export function contactScope(
  { queueId }: { queueId: number | null },
  people: readonly { id: number }[],
): Pick<ContactsScope, 'queueId' | 'personId'> | null {
  if (queueId !== null) return { queueId };
  return people.length === 1 ? { personId: people[0]!.id } : null;
}
