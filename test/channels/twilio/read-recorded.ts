import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WebhookParams } from '../../../src/channels/twilio/webhook-params.ts'

const folder = join(import.meta.dirname, '../../contracts/twilio')

/** A form body of test/contracts/twilio as a form parser hands it over. */
export function readRecorded(name: string): WebhookParams {
  const body = readFileSync(join(folder, `${name}.txt`), 'utf8').trim()
  return Object.fromEntries(new URLSearchParams(body))
}
