import { pageAddress, type Read } from '~/address/page-address';
import { line, oneOf, orElse, page } from '~/address/param';
import { FATES } from './words';

/** The list of imports. */
export const IMPORTS = pageAddress({ page });

/** Which lines of an import its page shows: all or those of one fate, from a line on. */
export const IMPORT = pageAddress({ fate: oneOf(FATES), from: line });
export type LinesView = Read<typeof IMPORT>;

/** People who are in no roster: still to decide on, or decided. */
export const HELD = pageAddress({ view: orElse(oneOf(['open', 'decided']), 'open'), page });
