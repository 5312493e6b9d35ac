/** "0.42%"; "–" where no row was read. */
export const shareText = (share: number | null) =>
  share === null ? '–' : `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 2 })}%`;
