const DAY_MS = 86_400_000;

/**
 * Whether the customer of a leg came in again for the same reason, by any channel, within these days: another contact,
 * answered or not. `leg` and `legs` are the names of the leg in the statement and of the table to look in, `where`: which of its
 * legs (n) are looked at.
 */
export const repeatedWithin = (
  days: number,
  { leg, legs, where = '1 = 1' }: { leg: string; legs: 'legs' | 'corrected_legs' | 'published_legs'; where?: string },
): string =>
  `EXISTS (SELECT 1 FROM ${legs} n
    WHERE n.customer_key = ${leg}.customer_key AND n.started_at > ${leg}.started_at
      AND n.started_at <= ${leg}.started_at + ${Number(days) * DAY_MS} AND n.direction = 'inbound'
      AND NOT (n.source = ${leg}.source AND n.contact_key = ${leg}.contact_key)
      AND COALESCE(n.reason, '') = COALESCE(${leg}.reason, '') AND ${where})`;
