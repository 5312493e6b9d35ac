import { can, type SignedInUser, type Thing } from './permissions';

interface MenuItem {
  label: string;
  to: string;
}
export interface MenuSection {
  /** The first needs none. */
  label?: string;
  items: MenuItem[];
}

const SECTIONS: { label?: string; items: (MenuItem & { thing: Thing })[] }[] = [
  {
    items: [
      { label: 'Today', to: '/', thing: 'today' },
      { label: 'Teams', to: '/teams', thing: 'team' },
      { label: 'Goals', to: '/goals', thing: 'goal' },
      { label: 'Coaching impact', to: '/effects', thing: 'effect' },
      { label: 'Scorecard', to: '/scorecard', thing: 'scorecard' },
    ],
  },
  {
    label: 'Evidence',
    items: [
      { label: 'Contacts', to: '/contacts', thing: 'contact' },
      { label: 'Imports', to: '/imports', thing: 'import' },
      { label: 'Data health', to: '/data-health', thing: 'data_health' },
      { label: 'Metrics', to: '/metrics', thing: 'metric' },
    ],
  },
  {
    label: 'Center',
    items: [
      { label: 'Settings', to: '/settings', thing: 'setting' },
      { label: 'Users', to: '/users', thing: 'user' },
      { label: 'API tokens', to: '/tokens', thing: 'token' },
    ],
  },
];

/** What the user's menu offers: the pages that the permissions table lets them read. */
export function menuOf(user: SignedInUser): MenuSection[] {
  const sections = SECTIONS.map(({ label, items }) => ({
    label,
    items: items.filter(({ thing }) => can(user, 'read', thing)).map((item) => ({ label: item.label, to: item.to })),
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
