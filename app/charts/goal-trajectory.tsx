import { ChartFrame } from './chart-frame';
import { GoalTrajectoryDrawing } from './goal-trajectory-drawing';
import type { GoalTrajectoryProps } from './goal-trajectory-props';
import { goalTrajectoryTable } from './goal-trajectory-table';

/** Where the goal's figure stands, how sure that is, and where it will likely be on the due day. */
export function GoalTrajectory(props: GoalTrajectoryProps) {
  return (
    <ChartFrame draw={(size) => <GoalTrajectoryDrawing {...props} size={size} />} table={goalTrajectoryTable(props)} />
  );
}
