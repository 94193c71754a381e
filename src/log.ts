import { pino, type DestinationStream, type Logger } from 'pino'

/**
 * The log holds ids, kinds and numbers; never words, names, phone numbers or keys. Callers pass
 * an error's name, not the error: messages of databases and libraries quote what they were given.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return destination === undefined ? pino(options) : pino(options, destination)
}
