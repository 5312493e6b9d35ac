import { pageAddress } from '~/address/page-address';
import { oneOf, words } from '~/address/param';

const LONGEST_ADDRESS = 8_000;

/** The sign-in page: where to go next, and whether what was sent last came too late. */
export const SIGN_IN = pageAddress({ to: words(LONGEST_ADDRESS), ended: oneOf(['meanwhile']) });
