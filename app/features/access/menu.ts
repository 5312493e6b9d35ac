import { can, type SignedInUser, type Thing } from './permissions';

export interface MenuItem {
  label: string;
  to: string;
}
export interface MenuSection {
  /** Empty for the first, which needs no heading. */
  title: string;
  items: MenuItem[];
}

const SECTIONS: { title: string; items: (MenuItem & { thing: Thing })[] }[] = [
  {
    title: '',
    items: [
      { label: 'Today', to: '/', thing: 'today' },
      { label: 'Teams', to: '/teams', thing: 'team' },
      { label: 'Goals', to: '/goals', thing: 'goal' },
    ],
  },
  {
    title: 'Evidence',
    items: [
      { label: 'Contacts', to: '/contacts', thing: 'contact' },
      { label: 'Imports', to: '/imports', thing: 'import' },
      { label: 'Metrics', to: '/metrics', thing: 'metric' },
    ],
  },
  { title: 'Center', items: [{ label: 'Users', to: '/users', thing: 'user' }] },
];

/** What the user's menu offers: the pages that the permissions table lets them read. */
export function menuOf(user: SignedInUser): MenuSection[] {
  const sections = SECTIONS.map(({ title, items }) => ({
    title,
    items: items.filter(({ thing }) => can(user, 'read', thing)).map(({ label, to }) => ({ label, to })),
  }));
  if (!can(user, 'read', 'today') && user.employeeId !== null && can(user, 'read', 'person')) {
    sections[0]?.items.unshift({ label: 'My work', to: `/people/${user.employeeId}` });
  }
  return sections.filter(({ items }) => items.length > 0);
}

/** Where the user's day begins: Today, their own page, or the imports. */
export function homeOf(user: SignedInUser): string {
  return menuOf(user)[0]?.items[0]?.to ?? '/metrics';
}
