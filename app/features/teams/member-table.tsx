import type { Period } from '~/address/period';
import { Drawn } from '~/charts/drawing';
import { type Cell, type Column, type Piece, type TableData, tableOf } from '~/components/table-data';
import { contactsLink } from '~/features/metrics/contacts-link';
import { sayFinding } from '~/features/verdicts/findings';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { exactly, formatValue } from '~/metrics/format';
import type { DrawnTeam } from './draw-team.server';
import type { TeamMetricId } from './find-team.server';

type Member = DrawnTeam['members'][number];

interface Members {
  members: readonly Member[];
  metricIds: readonly TeamMetricId[];
  period: Period;
}

/** The team's people by name: no rank, and colour only where chance is ruled out. */
export function memberTable({ members, metricIds, period }: Members): TableData {
  const [first, ...others] = metricIds.map((id) => figureColumn(id, { period, hasSample: id === metricIds[0] }));
  return tableOf({
    caption: 'People of the team',
    rows: members,
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: ({ id, name }) => ({ text: name, to: `/people/${id}`, tone: 'strong' }) },
      ...(first ? [first] : []),
      { label: '16 weeks', hint: 'CSAT week by week', file: ['value'], cell: weeksOf },
      ...others,
      { label: 'What changed', cell: verdictOf },
      { label: 'Goal', cell: ({ goals }) => goals.map(goalPiece) },
    ],
  });
}

function figureColumn(id: TeamMetricId, { period, hasSample }: { period: Period; hasSample: boolean }): Column<Member> {
  const metric = getMetric(id);
  return {
    label: metric.shortLabel,
    hint: metric.label,
    isNumeric: true,
    unit: metric.unit,
    file: ['value', 'n', 'low', 'high'],
    cell: (member) => {
      const figure = member.figures?.[id];
      if (!figure) return '–';
      return {
        figure: {
          value: figure.value === null ? null : formatValue(metric, figure.value),
          sample: hasSample ? figure.sample : undefined,
          isReliable: figure.isReliable,
          exact: exactly(metric, figure),
          to: contactsLink({ metricId: id, personId: member.id, from: period.from, to: period.to }),
        },
      };
    },
  };
}

const weeksOf = ({ spark }: Member): Piece => ({
  weeks: spark.values,
  picture: <Drawn as="span" drawing={spark.drawing} />,
});

/** The finding that chance explains least, in a word and with its metric. */
function verdictOf(member: Member): Cell {
  const [first, ...rest] = member.findings;
  if (first) {
    const hint = `${sayFinding(first)}${rest.length > 0 ? ` And ${rest.length} more.` : ''}`;
    const { shortLabel } = getMetric(first.metricId as MetricId);
    const word = { improving: 'better', concerning: 'worse' }[first.kind as string] ?? 'changed';
    return { tag: first.kind, hint, text: `${shortLabel} ${word}` };
  }
  const [sign] = member.signs;
  if (sign) {
    const text = `${getMetric(sign.metricId as MetricId).shortLabel}: a first sign`;
    return { tag: sign.kind, hint: sayFinding(sign), text };
  }
  if (member.isNew) return { tag: 'early', text: 'New here' };
  return { tag: member.weeksMissing > 0 ? 'early' : 'common' };
}

/** A goal's status as a tag that leads to the goal, for tight tables. */
function goalPiece({ id, tag, title, sentence }: Member['goals'][number]): Piece {
  return { tag: tag.kind, text: tag.words.split(' · ')[0], to: `/goals/${id}`, hint: `${title}. ${sentence}` };
}
