import { ownText } from '../../cells/own-text';

/** Chained legs that are kept in mind. */
const REMEMBERED = 100_000;

/**
 * Follows a leg's master to the contact that both belong to, where the master stood earlier in the file and has a
 * master itself. Remembers the latest chained legs only. A chain that began before the file keeps its own master.
 */
export class ChainedContacts {
  private readonly contacts = new Map<string, string>();

  contactOf(leg: string, master: string): string {
    if (leg === master) return master;
    const contact = this.contacts.get(master) ?? ownText(master);
    if (this.contacts.size > REMEMBERED) this.contacts.delete(this.contacts.keys().next().value!);
    this.contacts.set(ownText(leg), contact);
    return contact;
  }
}
