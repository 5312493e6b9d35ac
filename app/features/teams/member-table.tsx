import { Link } from '@remix-run/react';
import type { Period } from '~/address/period';
import { Drawn } from '~/charts/drawing';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { exactly, formatValue } from '~/metrics/format';
import type { DrawnTeam } from './draw-team.server';
import type { TeamMetricId } from './find-team.server';

type Member = DrawnTeam['members'][number];

/** The team's people by name: no rank, and colour only where chance is ruled out. */
export function MemberTable({
  members,
  metricIds,
  period,
}: {
  members: readonly Member[];
  metricIds: readonly TeamMetricId[];
  period: Period;
}) {
  const [first, ...others] = metricIds;
  const heads = (id: TeamMetricId) => ({ label: getMetric(id).shortLabel, hint: getMetric(id).label, isNumeric: true });
  return (
    <Table
      caption="People of the team"
      columns={[
        { label: 'Name' },
        ...(first ? [heads(first)] : []),
        { label: '16 weeks', hint: 'CSAT week by week' },
        ...others.map(heads),
        { label: 'What changed' },
        { label: 'Goal' },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <Link key="name" className="strong" to={`/people/${member.id}`}>
            {member.name}
          </Link>,
          ...(first ? [<MemberFigure key={first} member={member} metricId={first} period={period} hasSample />] : []),
          <Drawn key="spark" as="span" drawing={member.spark} />,
          ...others.map((id) => <MemberFigure key={id} member={member} metricId={id} period={period} />),
          <MemberVerdict key="verdict" member={member} />,
          member.goals.map((goal) => <GoalTag key={goal.id} goal={goal} />),
        ],
      }))}
    />
  );
}

function MemberFigure(props: { member: Member; metricId: TeamMetricId; period: Period; hasSample?: boolean }) {
  const { member, metricId, period, hasSample } = props;
  const figure = member.figures?.[metricId];
  if (!figure) return <>–</>;
  const metric = getMetric(metricId);
  return (
    <Figure
      value={figure.value === null ? null : formatValue(metric, figure.value)}
      sample={hasSample ? figure.sample : undefined}
      isReliable={figure.isReliable}
      exact={exactly(metric, figure)}
      to={contactsLink({ metricId, personId: member.id, from: period.from, to: period.to })}
    />
  );
}

/** The finding that chance explains least, in a word and with its metric. */
function MemberVerdict({ member }: { member: Member }) {
  const [first, ...rest] = member.findings;
  if (first) {
    const title = `${first.lead}${first.text}${rest.length > 0 ? ` And ${rest.length} more.` : ''}`;
    const { shortLabel } = getMetric(first.metricId as MetricId);
    const word = { improving: 'better', concerning: 'worse' }[first.kind as string] ?? 'changed';
    return <Tag kind={first.kind} title={title}>{`${shortLabel} ${word}`}</Tag>;
  }
  const [sign] = member.signs;
  if (sign) {
    return (
      <Tag kind={sign.kind} title={`${sign.lead}${sign.text}`}>
        {`${getMetric(sign.metricId as MetricId).shortLabel}: a first sign`}
      </Tag>
    );
  }
  if (member.isNew) return <Tag kind="early">New here</Tag>;
  if (member.weeksMissing > 0) return <Tag kind="early" />;
  return <Tag kind="common" />;
}

/** A goal's status as a tag that leads to the goal, for tight tables. */
function GoalTag({ goal }: { goal: Member['goals'][number] }) {
  return (
    <Link className="goal-tag" to={`/goals/${goal.id}`} title={`${goal.title}. ${goal.sentence}`}>
      <Tag kind={goal.tag.kind}>{goal.tag.words.split(' · ')[0]}</Tag>
    </Link>
  );
}
