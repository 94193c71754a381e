import { existsSync } from 'node:fs'

/** The only place that reads the process's environment, with what a file .env beside it adds. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
