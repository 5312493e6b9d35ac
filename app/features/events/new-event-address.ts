import { pageAddress } from '~/address/page-address';
import { id } from '~/address/param';

/** The form of an event: who it is about, one of these. */
export const NEW_EVENT = pageAddress({ person: id, team: id, queue: id });
