import type { Migration } from 'kysely';
import * as start from './0001_start';
import * as intervals from './0002_intervals';
import * as heldPeople from './0003_held_people';
import * as savedProfiles from './0004_saved_profiles';
import * as automation from './0005_automation';
import * as definitions from './0006_definitions';
import * as weekMix from './0007_week_mix';
import * as baselines from './0008_baselines';
import * as goals from './0009_goals';
import * as lobby from './0011_lobby';
import * as scorecards from './0012_scorecards';
import * as goalVersions from './0013_goal_versions';

/** Every migration in order. A new one is added at the end; none is ever changed once it has shipped. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001_start': start,
  '0002_intervals': intervals,
  '0003_held_people': heldPeople,
  '0004_saved_profiles': savedProfiles,
  '0005_automation': automation,
  '0006_definitions': definitions,
  '0007_week_mix': weekMix,
  '0008_baselines': baselines,
  '0009_goals': goals,
  '0011_lobby': lobby,
  '0012_scorecards': scorecards,
  '0013_goal_versions': goalVersions,
};
