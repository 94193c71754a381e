import { randomInt } from 'node:crypto'
import { newCodeKey, stepOfCode } from '../../domain/one-time-code.ts'
import { recordEvent } from '../../store/events.ts'
import {
  keepRecoveryCodes,
  offerCodeKey,
  type SignIn,
  useRecoveryCode,
  useStep,
} from '../../store/sign-ins.ts'
import type { Tx } from '../../store/store.ts'
import type { ConsoleDeps } from './page.ts'

/** Keeps a new key for somebody's authenticator app, unless one waits to be confirmed. */
export function offerAuthenticator(
  { store }: Pick<ConsoleDeps, 'store'>,
  staffId: string,
): Promise<void> {
  return store.transaction((tx) => offerCodeKey(tx, staffId, newCodeKey()))
}

/** The kind of code that was right, and now counts no more; undefined when it was not. */
export async function checkCode(
  { store, clock }: Pick<ConsoleDeps, 'store' | 'clock'>,
  signIn: SignIn,
  typed: string,
): Promise<'authenticator' | 'recovery' | undefined> {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  const now = clock.now()
  const step = signIn.codeKey === undefined ? undefined : stepOfCode(signIn.codeKey, code, now)
  return store.transaction(async (tx) => {
    const { staffId } = signIn
    if (step !== undefined && (await useStep(tx, staffId, step))) return 'authenticator'
    if (recoveryForm.test(code) && (await useRecoveryCode(tx, staffId, code))) return 'recovery'
    await recordEvent(tx, { kind: 'sign-in-failed', staffId, detail: { step: 'code' } }, now)
    return undefined
  })
}

/** Without 0, O, 1, I, L: they are written down by hand. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const recoveryForm = /^[2-9A-HJKMNP-Z]{10}$/
const howMany = 8

/** Makes new recovery codes in place of the old. They are kept as hashes: show them now or never. */
export async function renewRecoveryCodes(tx: Tx, staffId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newCode)
  await keepRecoveryCodes(tx, staffId, codes)
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

function newCode(): string {
  return Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length))).join('')
}
