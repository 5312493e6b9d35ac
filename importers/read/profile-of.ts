import type { Profile } from '../profile';
import { findProfile } from '../profiles';
import type { ReadPlan } from './plan';

/** The profile that a plan was made from: the one that it carries, else Fairlead's own of that id. */
export function profileOf(plan: Pick<ReadPlan, 'profile' | 'profileId'>): Profile {
  const profile = plan.profile ?? findProfile(plan.profileId);
  if (!profile) throw new Error(`There is no profile named ${plan.profileId}.`);
  return profile;
}
