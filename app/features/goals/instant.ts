/** The instant that something done on a day is noted with: now, or the day's noon where the clock was set to another day. */
export function instantOn(date: string): number {
  const now = Date.now();
  return new Date(now).toISOString().slice(0, 10) === date ? now : Date.parse(`${date}T12:00:00Z`);
}
