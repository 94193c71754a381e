import type { SendMailOptions } from 'nodemailer'
import type { Mail } from './mailer.ts'

/** One address and nothing else: a list, a name or a line break in it would be more than one. */
const oneAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/

export function isOneAddress(value: string): boolean {
  return oneAddress.test(value)
}

/**
 * The mail with its headers, as nodemailer takes it: no line of a header can be made of what is
 * put in, no file and no address is opened for it, and an absent adviser's mailbox answers nothing.
 */
export function composeMail(mail: Mail, from: string): SendMailOptions {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return {
    from: { name: 'Waymark', address: from },
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    messageId: `<${mail.id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
