/** An e-mail as it is to leave. */
export interface Mail {
  /** Ours; tried again, it carries the same Message-ID. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * What came of one attempt. `refused` is for good: this mail to this address is not tried again.
 * `code` is the server's reply code or the library's name for what failed; `remedy` is what the
 * operator can do, when they can.
 */
export type MailResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'try-later'; readonly code: string; readonly remedy?: string }

/** Where e-mail to staff leaves. Never throws: a failure is a `MailResult`. */
export interface Mailer {
  send(mail: Mail): Promise<MailResult>
}

/** No mail server is configured: whoever has no other way is not told, and somebody else is. */
export const noMailer: Mailer = {
  send: () => Promise.resolve({ kind: 'refused', code: 'no-smtp' }),
}
