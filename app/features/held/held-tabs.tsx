import { Tabs } from '~/components/tabs';

interface HeldTabsProps {
  current: 'open' | 'decided' | 'merge';
  open: number;
  decided: number;
}

/** The three pages about who is who. */
export function HeldTabs({ current, open, decided }: HeldTabsProps) {
  return (
    <Tabs
      label="Who is who"
      tabs={[
        { label: 'Waiting', to: '/imports/people', isCurrent: current === 'open', count: open },
        { label: 'Decided', to: '/imports/people?view=decided', isCurrent: current === 'decided', count: decided },
        { label: 'One person twice', to: '/imports/people/merge', isCurrent: current === 'merge' },
      ]}
    />
  );
}
