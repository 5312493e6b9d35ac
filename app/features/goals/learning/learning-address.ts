import { pageAddress } from '~/address/page-address';
import { id } from '~/address/param';

/** A learning goal to be set: whose. */
export const NEW_LEARNING_GOAL = pageAddress({ person: id });
