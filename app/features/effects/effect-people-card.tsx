import { Card } from '~/components/card';
import { metricPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Cell, type Column, type TableData, tableOf } from '~/components/table-data';
import { getMetric } from '~/metrics/catalogue';
import { windowPiece } from './effect-figures-card';
import type { EffectView } from './effect-view';

interface EffectPeople {
  effect: EffectView;
  names: readonly { id: number; name: string }[];
  /** The address of what followed for one of them alone. */
  linkTo: (personId: number) => string;
}

type Person = EffectPeople['names'][number];

/** The people one by one: figures with their rows, and no verdict, for one alone says little. */
export function effectPeopleTable({ effect, names, linkTo }: EffectPeople): TableData {
  const metric = getMetric(effect.metricId);
  const { windows } = effect;
  const units = new Map(effect.units.map((unit) => [unit.id, unit]));
  const figure = (label: string, cell: (unit: EffectView['units'][number]) => Cell): Column<Person> => ({
    label,
    isNumeric: true,
    unit: metric.unit,
    file: ['value', 'n'],
    cell: ({ id }) => {
      const unit = units.get(id);
      return unit ? cell(unit) : '–';
    },
  });
  const of = (id: number) => ({ personId: id });
  return tableOf({
    caption: 'Before and after, one by one',
    rows: names,
    key: ({ id }) => id,
    columns: [
      {
        label: 'Name',
        cell: ({ id, name }) => ({ text: name, to: units.has(id) ? `/people/${id}#${metric.id}` : undefined }),
      },
      figure('Before', ({ id, before }) => windowPiece(effect, before, windows.before, of(id))),
      figure('Weeks just before', ({ id, leadUp }) => windowPiece(effect, leadUp, windows.leadUp, of(id))),
      figure('After', ({ id, after }) => windowPiece(effect, after, windows.after, of(id))),
      { ...figure('Likely without it', ({ without }) => metricPiece(metric, without)), file: ['value'] },
      {
        label: 'Own result',
        cell: ({ id }) => (units.has(id) ? { text: 'View', to: linkTo(id) } : 'too few to measure'),
      },
    ],
  });
}

export function EffectPeopleCard({ effect, table }: { effect: EffectView; table: TableData }) {
  return (
    <Card
      id="people"
      title={`${getMetric(effect.metricId).label}, one by one`}
      question="For conversations, not for judging. One person’s change is mostly chance."
    >
      <Table table={table} />
    </Card>
  );
}
