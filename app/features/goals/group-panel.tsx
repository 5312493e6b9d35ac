import { Tag } from '~/components/tag';
import { sayProbability } from '~/metrics/goals/words';
import type { MemberLine } from './group-goal.server';

/** For whom a goal would be set, from where and how likely; for whom not, and why. */
export function GroupPanel({ members, noun }: { members: readonly MemberLine[]; noun: string }) {
  if (members.length === 0) return <p className="soft">Choose at least one person.</p>;
  const able = members.filter(({ refusal }) => refusal === null);
  const isShort = members.some(({ refusal }) => refusal?.rowsNeeded != null);
  const likely = able.reduce((sum, { probability }) => sum + (probability ?? 0), 0);
  return (
    <>
      <p>
        {`${able.length} of ${members.length} can have it. `}
        {able.length > 0 && `If work goes on as now, about ${Math.round(likely)} of the ${able.length} reach it. `}
        {isShort && 'Where too little comes, a later due date, a wider scope or a larger change helps.'}
      </p>
      <ul className="check-ins is-apart">
        {members.map(({ employeeId, name, baseline, probability, refusal }) => (
          <li key={employeeId}>
            <p className="check-in-head">
              <strong>{name}</strong>
              {refusal === null ? (
                <Tag kind="act">Can be set</Tag>
              ) : (
                <Tag kind="early">{refusal.rowsNeeded === null ? 'Not set' : 'Not measurable'}</Tag>
              )}
            </p>
            <p className="soft">
              {baseline && `From ${baseline}. `}
              {probability !== null && `${sayProbability(probability)} likely if work goes on as now.`}
              <Shortage refusal={refusal} noun={noun} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why not, the number that is missing first. */
export function Shortage({ refusal, noun }: { refusal: MemberLine['refusal']; noun: string }) {
  if (refusal === null) return null;
  const { why, rowsNeeded, rowsExpected } = refusal;
  if (rowsNeeded === null) return <>{why}</>;
  const count = (rows: number) => rows.toLocaleString('en');
  return (
    <>
      <strong>{`It takes ${count(rowsNeeded)} ${noun}`}</strong>
      {` to tell this change from chance; about ${count(rowsExpected ?? 0)} will come by the due date.`}
    </>
  );
}
