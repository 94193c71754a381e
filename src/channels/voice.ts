/**
 * What came of asking for a voice call. `unknown` may be ringing: it is looked for by what comes
 * back, and rung again otherwise, because ringing twice harms nobody and not at all may.
 */
export type CallResult =
  | { readonly kind: 'ringing'; readonly providerId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly remedy?: string }
  | {
      readonly kind: 'try-later'
      readonly code: string
      readonly afterMs?: number
      readonly remedy?: string
    }
  | { readonly kind: 'unknown' }

export interface OutboundCall {
  /** Ours; comes back with everything the provider says of this call. */
  readonly id: string
  /** E.164. */
  readonly to: string
}

/** Rings somebody. Never throws: a failure is a `CallResult`. */
export interface Caller {
  call(call: OutboundCall): Promise<CallResult>
}
