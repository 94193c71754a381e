import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { composeMail } from './compose-mail.ts'
import type { Mail, Mailer, MailResult } from './mailer.ts'

/**
 * The demo's mail server: every e-mail becomes a file `<id>.eml` of this folder, as a mail program
 * opens it. Nothing leaves this machine.
 */
export function createFolderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

  async function send(mail: Mail): Promise<MailResult> {
    try {
      const { message } = await transport.sendMail(composeMail(mail, from))
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${mail.id}.eml`), message as Buffer)
      return { kind: 'accepted' }
    } catch (error) {
      return { kind: 'try-later', code: (error as NodeJS.ErrnoException).code ?? 'failed' }
    }
  }

  return { send }
}
