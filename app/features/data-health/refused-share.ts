import { formatDigits } from '~/reader-locale';
/** "0.42%"; "–" where no row was read. */
export const shareText = (share: number | null) => (share === null ? '–' : `${formatDigits(100 * share, 2)}%`);
