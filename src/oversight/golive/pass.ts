import { createHash } from 'node:crypto'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Data, Tx } from '../../store/store.ts'

/** What a pass is for: with another account, sender or address it is asked for again. */
export interface PassFor {
  readonly accountSid: string
  readonly smsFrom?: string
  readonly whatsappFrom?: string
  readonly messagingServiceSid?: string
  readonly publicUrl: string | undefined
}

interface Pass {
  readonly at: number
  readonly of: string
}

const setting = 'golive'

/** Notes that everything was found as it should be. */
export function writePass(tx: Tx, of: PassFor, at: Date): Promise<void> {
  const pass: Pass = { at: at.getTime(), of: hashOf(of) }
  return writeSetting(tx.sql, setting, JSON.stringify(pass))
}

/** When `waymark golive` last passed for this account, senders and address. */
export async function readPass(data: Data, of: PassFor): Promise<Date | undefined> {
  const value = await readSetting(data.sql, setting)
  const pass = value === undefined ? undefined : (JSON.parse(value) as Pass)
  return pass?.of === hashOf(of) ? new Date(pass.at) : undefined
}

function hashOf(of: PassFor): string {
  const { accountSid, smsFrom, whatsappFrom, messagingServiceSid, publicUrl } = of
  const parts = [accountSid, smsFrom, whatsappFrom, messagingServiceSid, publicUrl]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
