import { createTransport } from 'nodemailer'
import { composeMail, isOneAddress } from './compose-mail.ts'
import type { Mail, Mailer, MailResult } from './mailer.ts'

export interface SmtpOptions {
  /** Milliseconds an attempt may take, below the 15 s that a claim holds (default: 10 000). */
  readonly timeoutMs?: number
}

/**
 * Sends through the SMTP server of `url`, one connection and one attempt a mail: trying again is
 * for whoever keeps the notice. A password is never sent in the clear, unless to this machine.
 */
export function createSmtpMailer(
  url: string,
  from: string,
  { timeoutMs = 10_000 }: SmtpOptions = {},
): Mailer {
  const transport = createTransport({
    url,
    ...(mustEncrypt(new URL(url)) && { requireTLS: true }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })

  async function send(mail: Mail): Promise<MailResult> {
    if (!isOneAddress(mail.to)) return { kind: 'refused', code: 'bad-address' }
    // Each timeout above is for one step: together they could outlast the claim.
    const whole = { ...composeMail(mail, from), signal: AbortSignal.timeout(timeoutMs) }
    try {
      await transport.sendMail(whole)
      return { kind: 'accepted' }
    } catch (error) {
      return resultOfFailure(error as SmtpFailure)
    }
  }

  return { send }
}

function mustEncrypt({ protocol, username, hostname }: URL): boolean {
  const isLocal = ['localhost', '[::1]'].includes(hostname) || hostname.startsWith('127.')
  return protocol === 'smtp:' && username !== '' && !isLocal
}

/** What nodemailer adds to its errors. */
interface SmtpFailure {
  readonly code?: string
  readonly responseCode?: number
  /** The command that was answered, such as RCPT TO. */
  readonly command?: string
}

/** These are about the mail or its recipient; every other command is about us. */
const aboutTheMail = ['RCPT TO', 'DATA', 'API']

function resultOfFailure({ code, responseCode = 0, command = '' }: SmtpFailure): MailResult {
  const told = responseCode > 0 ? String(responseCode) : (code ?? 'failed')
  // 503 says that the session went wrong, not that the mail did.
  const isForGood = responseCode >= 500 && responseCode < 600 && responseCode !== 503
  const isInvalid = responseCode === 0 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  if ((isForGood || isInvalid) && aboutTheMail.includes(command)) {
    return { kind: 'refused', code: told }
  }
  const remedy = remedyFor(code, isForGood)
  return { kind: 'try-later', code: told, ...(remedy !== undefined && { remedy }) }
}

function remedyFor(code: string | undefined, isForGood: boolean): string | undefined {
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return 'The mail server refused our sign-in: check USER and PASSWORD in SMTP_URL'
    case 'EENVELOPE':
      return isForGood
        ? 'The mail server refused our sender: check MAIL_FROM, and that the server lets it send'
        : undefined
    case 'EDNS':
      return 'The mail server was not found: check the host in SMTP_URL'
    case 'ETLS':
      return 'No encrypted connection to the mail server: check smtp or smtps, port and certificate of SMTP_URL'
    case undefined:
    default:
      return undefined
  }
}
