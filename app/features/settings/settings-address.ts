import { pageAddress } from '~/address/page-address';
import { flag } from '~/address/param';

/** The settings; said where a change goes on behind the answer. */
export const SETTINGS = pageAddress({ underway: flag });
