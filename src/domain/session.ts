/**
 * desk: ends when idle. phone: a member of staff's own work phone, which stays signed in for the
 * shift and asks for the code again when idle. half: the password was right, the code is owed.
 */
export const sessionKinds = ['desk', 'phone', 'half'] as const
export type SessionKind = (typeof sessionKinds)[number]

const minute = 60_000

/** Without a request for this long, in milliseconds, somebody is thought to be gone. */
export const idleMs = 30 * minute

/** How long each kind lasts at most, in milliseconds, however busy: a shift, or one sign-in. */
export const longestMs: Readonly<Record<SessionKind, number>> = {
  desk: 10 * 60 * minute,
  phone: 10 * 60 * minute,
  half: 15 * minute,
}

export interface Session {
  readonly kind: SessionKind
  readonly seenAt: number
  readonly endsAt: number
  readonly endedAt: number | undefined
}

/** open: signed in. half: the code is owed. locked: the code is asked for again. over: sign in. */
export type SessionState = 'open' | 'half' | 'locked' | 'over'

export function stateOf(session: Session, now: Date): SessionState {
  const at = now.getTime()
  if (session.endedAt !== undefined || session.endsAt <= at) return 'over'
  if (session.kind === 'half') return 'half'
  if (session.seenAt + idleMs > at) return 'open'
  return session.kind === 'phone' ? 'locked' : 'over'
}

/**
 * Milliseconds until an open session ends, or asks for the code again, if nothing is done; whether
 * doing something would put that off.
 */
export function timeLeft(
  { seenAt, endsAt }: Session,
  now: Date,
): { readonly ms: number; readonly canStay: boolean } {
  const idleAt = seenAt + idleMs
  return { ms: Math.min(idleAt, endsAt) - now.getTime(), canStay: idleAt < endsAt }
}
