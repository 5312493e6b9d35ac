import pino from 'pino';

/** The server's log: one JSON line an event. Never secrets, never personal data; ids tell enough. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
