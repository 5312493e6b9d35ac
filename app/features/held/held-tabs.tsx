import { Tabs } from '~/components/tabs';
import { HELD } from '~/features/imports/import-addresses';

interface HeldTabsProps {
  current: 'open' | 'decided' | 'merge';
  open: number;
  decided: number;
}

/** The three tabs about people and records. */
export function HeldTabs({ current, open, decided }: HeldTabsProps) {
  return (
    <Tabs
      label="Agents"
      tabs={[
        { label: 'Unmatched', to: '/imports/people', isCurrent: current === 'open', count: open },
        {
          label: 'Decided',
          to: `/imports/people${HELD.write({ view: 'decided' })}`,
          isCurrent: current === 'decided',
          count: decided,
        },
        { label: 'Duplicates', to: '/imports/people/merge', isCurrent: current === 'merge' },
      ]}
    />
  );
}
