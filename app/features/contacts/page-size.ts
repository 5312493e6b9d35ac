/** Rows per page. */
export const PAGE_SIZE = 50;
