import { Tag } from '~/components/tag';
import { sayProbability } from '~/metrics/goals/words';
import { formatNumber } from '~/reader-locale';
import type { MemberLine } from './group-goal.server';

/** Who can get the goal, with baseline and chance; who can't, and why. */
export function GroupPanel({ members, noun }: { members: readonly MemberLine[]; noun: string }) {
  if (members.length === 0) return <p className="soft">Choose at least one person.</p>;
  const able = members.filter(({ refusal }) => refusal === null);
  const isShort = members.some(({ refusal }) => refusal?.rowsNeeded != null);
  const likely = able.reduce((sum, { probability }) => sum + (probability ?? 0), 0);
  return (
    <>
      <p>
        {`${able.length} of ${members.length} people can get this goal. `}
        {able.length > 0 && `At the current pace, about ${Math.round(likely)} of ${able.length} would reach it. `}
        {isShort && 'Too little data for some: try a later due date, wider scope or larger change.'}
      </p>
      <ul className="check-ins is-apart">
        {members.map(({ employeeId, name, baseline, probability, refusal }) => (
          <li key={employeeId}>
            <p className="check-in-head">
              <strong>{name}</strong>
              {refusal === null ? (
                <Tag kind="act">Possible</Tag>
              ) : (
                <Tag kind="early">{refusal.rowsNeeded === null ? 'Not possible' : 'Too little data'}</Tag>
              )}
            </p>
            <p className="soft">
              {baseline && `Baseline ${baseline}. `}
              {probability !== null && `At the current pace, ${sayProbability(probability)} likely.`}
              <Shortage refusal={refusal} noun={noun} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why a person can't get the goal, the missing number first. */
export function Shortage({ refusal, noun }: { refusal: MemberLine['refusal']; noun: string }) {
  if (refusal === null) return null;
  const { why, rowsNeeded, rowsExpected } = refusal;
  if (rowsNeeded === null) return <>{why}</>;
  const count = (rows: number) => formatNumber(rows);
  return (
    <>
      <strong>{`${count(rowsNeeded)} ${noun} needed`}</strong>
      {` to measure this change; about ${count(rowsExpected ?? 0)} expected by the due date.`}
    </>
  );
}
