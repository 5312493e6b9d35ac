import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { getMetric } from '~/metrics/catalogue';
import { WindowFigure, Without } from './effect-figures-card';
import type { EffectView } from './effect-view';

interface EffectPeopleCardProps {
  effect: EffectView;
  names: readonly { id: number; name: string }[];
  /** The address of what followed for one of them alone. */
  linkTo: (personId: number) => string;
}

/** The people one by one: figures with their rows, and no verdict, for one alone says little. */
export function EffectPeopleCard({ effect, names, linkTo }: EffectPeopleCardProps) {
  const metric = getMetric(effect.metricId);
  const { windows } = effect;
  const units = new Map(effect.units.map((unit) => [unit.id, unit]));
  return (
    <Card
      id="people"
      title={`${metric.label}, one by one`}
      question="For talking, not for judging: what one person alone did since is mostly luck. “Alone” says what can be told of them."
    >
      <Table
        caption="Before and after, one by one"
        columns={[
          { label: 'Name' },
          { label: 'Before', isNumeric: true },
          { label: 'Weeks that led to it', isNumeric: true },
          { label: 'After', isNumeric: true },
          { label: 'Likely without it', isNumeric: true },
          { label: 'One alone' },
        ]}
        rows={names.map(({ id, name }) => {
          const unit = units.get(id);
          const scope = { personId: id };
          return {
            key: id,
            cells: unit
              ? [
                  <Link key="name" to={`/people/${id}#${metric.id}`}>
                    {name}
                  </Link>,
                  <WindowFigure
                    key="before"
                    effect={effect}
                    tally={unit.before}
                    window={windows.before}
                    scope={scope}
                  />,
                  <WindowFigure key="lead" effect={effect} tally={unit.leadUp} window={windows.leadUp} scope={scope} />,
                  <WindowFigure key="after" effect={effect} tally={unit.after} window={windows.after} scope={scope} />,
                  unit.without === null ? (
                    '–'
                  ) : (
                    <Without key="without" metricId={effect.metricId} value={unit.without} />
                  ),
                  <Link key="alone" to={linkTo(id)}>
                    Alone
                  </Link>,
                ]
              : [name, 'too few to measure', '–', '–', '–', ''],
          };
        })}
      />
    </Card>
  );
}
