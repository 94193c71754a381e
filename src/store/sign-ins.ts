import { randomBytes } from 'node:crypto'
import { newId } from '../domain/new-id.ts'
import { emailHash } from './staff.ts'
import type { Data, Tx } from './store.ts'

/** Waymark itself vouches for them; a council's own sign-in will be another issuer. */
const issuer = 'waymark'

/** How long a link to set a password holds, in milliseconds. */
export const setUpMs = 24 * 60 * 60 * 1000

/** How a member of staff proves who they are. */
export interface SignIn {
  readonly staffId: string
  readonly name: string
  readonly email: string | undefined
  readonly passwordHash: string | undefined
  /** The authenticator's key, in base32. */
  readonly codeKey: string | undefined
  /** They have shown that their phone makes the codes. */
  readonly codeConfirmed: boolean
  /** Until then an authenticator may be set up with the password alone. */
  readonly setUpUntil: Date | undefined
  readonly recoveryLeft: number
}

/** The sign-in of whoever has this work e-mail and has not left. */
export function findSignInByEmail(data: Data, email: string): Promise<SignIn | undefined> {
  return readSignIn(data, (query) => query.where('staff.email_hash', '=', emailHash(data, email)))
}

export function findSignIn(data: Data, staffId: string): Promise<SignIn | undefined> {
  return readSignIn(data, (query) => query.where('staff.id', '=', staffId))
}

/** Whose link this is; undefined when it was used, replaced, or is older than a day. */
export function findSetUp(data: Data, token: string, at: Date): Promise<SignIn | undefined> {
  return readSignIn(data, (query) =>
    query
      .where('sign_ins.setup_hash', '=', setUpHash(data, token))
      .where('sign_ins.setup_until', '>', at.getTime()),
  )
}

function signInQuery(data: Data) {
  return data.sql
    .selectFrom('sign_ins')
    .innerJoin('staff', 'staff.id', 'sign_ins.staff_id')
    .where('sign_ins.issuer', '=', issuer)
    .where('staff.left_at', 'is', null)
    .selectAll('sign_ins')
    .select(['staff.name_sealed', 'staff.email_sealed'])
}

type SignInQuery = ReturnType<typeof signInQuery>

async function readSignIn(
  data: Data,
  which: (query: SignInQuery) => SignInQuery,
): Promise<SignIn | undefined> {
  const row = await which(signInQuery(data)).executeTakeFirst()
  if (row === undefined) return undefined
  const open = (column: string, sealed: string | null): string | undefined =>
    sealed === null
      ? undefined
      : data.vault.tryOpen({ table: 'staff', column, row: row.staff_id }, sealed)
  return {
    staffId: row.staff_id,
    name: open('name', row.name_sealed) ?? '',
    email: open('email', row.email_sealed),
    passwordHash: row.password_hash ?? undefined,
    codeKey:
      row.totp_sealed === null ? undefined : data.vault.tryOpen(codeCell(row.id), row.totp_sealed),
    codeConfirmed: row.totp_confirmed_at !== null,
    setUpUntil: row.setup_until === null ? undefined : new Date(row.setup_until),
    recoveryLeft: (JSON.parse(row.recovery_hashes) as string[]).length,
  }
}

const codeCell = (row: string) => ({ table: 'sign_ins', column: 'totp', row })

function setUpHash(data: Data, token: string): string {
  return data.vault.lookup('set-up', token)
}

// === Setting up

/**
 * Makes a link's token with which a member of staff sets a password, and their authenticator,
 * anew. It holds for a day and counts once; an older one counts no more. What they had stays
 * until then.
 */
export async function startSetUp(tx: Tx, staffId: string, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const setup = { setup_hash: setUpHash(tx, token), setup_until: at.getTime() + setUpMs }
  await addIfMissing(tx, staffId, at)
  await tx.sql.updateTable('sign_ins').set(setup).where('staff_id', '=', staffId).execute()
  return token
}

async function addIfMissing(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.sql
    .insertInto('sign_ins')
    .values({
      id: newId(at),
      staff_id: staffId,
      issuer,
      subject: staffId,
      password_hash: null,
      totp_sealed: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      setup_hash: null,
      setup_until: null,
      created_at: at.getTime(),
    })
    .onConflict((conflict) => conflict.column('staff_id').doNothing())
    .execute()
}

/**
 * The link is used: the password is set, and the authenticator that was there counts no more.
 * Returns whose it is; undefined when the link does not hold.
 */
export async function useSetUp(
  tx: Tx,
  { token, passwordHash }: { readonly token: string; readonly passwordHash: string },
  at: Date,
): Promise<string | undefined> {
  const row = await tx.sql
    .updateTable('sign_ins')
    .set({
      password_hash: passwordHash,
      setup_hash: null,
      totp_sealed: null,
      totp_confirmed_at: null,
      recovery_hashes: '[]',
    })
    .where('setup_hash', '=', setUpHash(tx, token))
    .where('setup_until', '>', at.getTime())
    .returning('staff_id')
    .executeTakeFirst()
  return row?.staff_id
}

/** Sets a password without a link. */
export async function setPassword(
  tx: Tx,
  { staffId, passwordHash }: { readonly staffId: string; readonly passwordHash: string },
  at: Date,
): Promise<void> {
  await addIfMissing(tx, staffId, at)
  await tx.sql
    .updateTable('sign_ins')
    .set({ password_hash: passwordHash })
    .where('staff_id', '=', staffId)
    .execute()
}

// === One-time codes

/** Keeps the key their authenticator is to be set up with, unless one is confirmed already. */
export async function offerCodeKey(tx: Tx, staffId: string, key: string): Promise<void> {
  const row = await tx.sql
    .selectFrom('sign_ins')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('totp_sealed', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return
  await tx.sql
    .updateTable('sign_ins')
    .set({ totp_sealed: tx.vault.seal(codeCell(row.id), key) })
    .where('id', '=', row.id)
    .where('totp_sealed', 'is', null)
    .execute()
}

/** A code of that step counts once: false when it, or a later one, counted before. */
export async function useStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
  const row = await tx.sql
    .updateTable('sign_ins')
    .set({ totp_last_step: step })
    .where('staff_id', '=', staffId)
    .where((where) =>
      where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Their phone makes the codes: from now on one is asked for. */
export async function confirmCode(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('sign_ins')
    .set({ totp_confirmed_at: at.getTime(), setup_until: null, setup_hash: null })
    .where('staff_id', '=', staffId)
    .execute()
}

/** Keeps new recovery codes in place of the old; the codes themselves are shown once. */
export async function keepRecoveryCodes(
  tx: Tx,
  staffId: string,
  codes: readonly string[],
): Promise<void> {
  const hashes = codes.map((code) => recoveryHash(tx, staffId, code))
  await tx.sql
    .updateTable('sign_ins')
    .set({ recovery_hashes: JSON.stringify(hashes) })
    .where('staff_id', '=', staffId)
    .execute()
}

/** A recovery code counts once: false when it is none of theirs, or no longer. */
export async function useRecoveryCode(tx: Tx, staffId: string, code: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('sign_ins')
    .select('recovery_hashes')
    .where('staff_id', '=', staffId)
    .$if(tx.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
  const hashes = JSON.parse(row?.recovery_hashes ?? '[]') as readonly string[]
  const used = recoveryHash(tx, staffId, code)
  if (!hashes.includes(used)) return false
  await tx.sql
    .updateTable('sign_ins')
    .set({ recovery_hashes: JSON.stringify(hashes.filter((hash) => hash !== used)) })
    .where('staff_id', '=', staffId)
    .execute()
  return true
}

function recoveryHash(data: Data, staffId: string, code: string): string {
  return data.vault.lookup('recovery-code', `${staffId}\0${code}`)
}
