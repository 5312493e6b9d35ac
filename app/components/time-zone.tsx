import { createContext, useContext } from 'react';

/** The zone in which instants are shown: the center's own, as the shell says; UTC outside of it. */
export const TimeZoneContext = createContext('UTC');

export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}
