import type { Migrations } from '../migrate';
import { mendEarlierForms } from './0000_earlier_forms';
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
import * as credentials from './0014_credentials';
import * as knownLoaders from './0016_known_loaders';
import * as dataVersion from './0017_data_version';
import * as unpublishedImports from './0018_unpublished_imports';
import * as rowIds from './0019_row_ids';
import * as regions from './0021_regions';
import * as quarters from './0022_quarters';
import * as leavingImports from './0023_leaving_imports';
import { finishCutOff } from './finish-cut-off';

/** Those that databases had while migrations still ran outside of transactions. */
const OUTSIDE_TRANSACTIONS: Migrations = {
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

/**
 * Every migration in order. A new one is added at the end; none is ever changed once it is merged, which
 * tests/db/migrations-unchanged.test.ts holds. A database of before has some of them done, in whatever order.
 */
export const MIGRATIONS: Migrations = {
  '0000_earlier_forms': {
    up: async (db) => {
      await mendEarlierForms(db, OUTSIDE_TRANSACTIONS);
      await finishCutOff(db, OUTSIDE_TRANSACTIONS);
    },
  },
  ...OUTSIDE_TRANSACTIONS,
  '0014_credentials': credentials,
  '0016_known_loaders': knownLoaders,
  '0017_data_version': dataVersion,
  '0018_unpublished_imports': unpublishedImports,
  '0019_row_ids': rowIds,
  '0021_regions': regions,
  '0022_quarters': quarters,
  '0023_leaving_imports': leavingImports,
};
