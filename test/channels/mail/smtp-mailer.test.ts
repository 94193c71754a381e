import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Mail } from '../../../src/channels/mail/mailer.ts'
import { createSmtpMailer } from '../../../src/channels/mail/smtp-mailer.ts'
import { type MailFault, type SmtpStandIn, startSmtp } from '../../support/smtp-server.ts'

const from = 'waymark@council.example'
const mail: Mail = {
  id: '0193-a-notice',
  to: 'jo@council.example',
  subject: 'Waymark: 1 young person waits for you',
  text: 'Since Tue 24 Nov at 10:32.\n\nhttps://waymark.example/console\n',
}

describe('e-mail over SMTP', () => {
  let smtp: SmtpStandIn

  beforeEach(async () => {
    smtp = await startSmtp()
  })
  afterEach(() => smtp.stop())

  it('is accepted, whole, from the council and to one member of staff', async () => {
    expect(await createSmtpMailer(smtp.url, from).send(mail)).toEqual({ kind: 'accepted' })

    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]).toMatchObject({
      from,
      to: [mail.to],
      subject: mail.subject,
      text: mail.text,
    })
  })

  it('asks for no answer of a machine, and is the same mail when it is tried again', async () => {
    const mailer = createSmtpMailer(smtp.url, from)
    await mailer.send(mail)
    await mailer.send(mail)

    expect(smtp.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.+)\r$/im.exec(raw)?.[1])
    expect(ids).toEqual(['<0193-a-notice@council.example>', '<0193-a-notice@council.example>'])
  })

  it.each<[string, MailFault, object]>([
    ['the recipient is unknown', { at: 'to', code: 550 }, { kind: 'refused', code: '550' }],
    ['the mail is not wanted', { at: 'data', code: 554 }, { kind: 'refused', code: '554' }],
    ['the mailbox is busy', { at: 'to', code: 450 }, { kind: 'try-later', code: '450' }],
    ['the server is full', { at: 'data', code: 452 }, { kind: 'try-later', code: '452' }],
    ['the server goes down', { at: 'connect', code: 421 }, { kind: 'try-later', code: '421' }],
    ['the server takes nobody', { at: 'connect', code: 554 }, { kind: 'try-later', code: '554' }],
    [
      'our sender is refused',
      { at: 'from', code: 553 },
      { kind: 'try-later', code: '553', remedy: expect.stringContaining('MAIL_FROM') },
    ],
  ])('when %s', async (_, fault, result) => {
    smtp.goWrong(fault)

    expect(await createSmtpMailer(smtp.url, from).send(mail)).toEqual(result)
    expect(smtp.mails).toEqual([])
  })

  it('is tried later when nobody listens, and when the server never answers', async () => {
    await smtp.stop()
    expect(await createSmtpMailer(smtp.url, from).send(mail)).toMatchObject({ kind: 'try-later' })

    await smtp.start()
    smtp.hold()
    const result = await createSmtpMailer(smtp.url, from, { timeoutMs: 300 }).send(mail)

    expect(result).toMatchObject({ kind: 'try-later' })
    smtp.release()
  })

  it.each([
    'jo@council.example, eve@elsewhere.example',
    'jo@council.example\r\nBcc: eve@elsewhere.example',
    'Jo <jo@council.example>',
    'jo',
    '',
  ])('goes to one address or to none: %j', async (to) => {
    const result = await createSmtpMailer(smtp.url, from).send({ ...mail, to })

    expect(result).toEqual({ kind: 'refused', code: 'bad-address' })
    expect(smtp.connections).toBe(0)
  })

  it('has no header but its own, whatever is in the subject', async () => {
    const mailer = createSmtpMailer(smtp.url, from)
    const hostile = fc.constantFrom('\r\nBcc: eve@x.example', '\n\nbody', '\u2028X: y', '\r', '\0')
    const subject = fc.tuple(fc.string({ maxLength: 30 }), hostile, fc.string({ maxLength: 30 }))
    await fc.assert(
      fc.asyncProperty(subject, async (parts) => {
        const sent = await mailer.send({ ...mail, subject: `Waymark ${parts.join('')}` })
        expect(sent).toEqual({ kind: 'accepted' })

        const { raw = '', to } = smtp.mails.at(-1) ?? {}
        expect(to).toEqual([mail.to])
        const head = raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/g, ' ') ?? ''
        const names = head.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase())
        expect(names.toSorted()).toEqual([
          'auto-submitted',
          'content-transfer-encoding',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
          'x-auto-response-suppress',
        ])
      }),
      { numRuns: 25 },
    )
  })
})

describe('a mail server that wants a password', () => {
  it('gets the one of SMTP_URL, and a wrong one is told to the operator', async () => {
    const smtp = await startSmtp({ user: 'way@council.example', password: 'secret-of-it' })

    expect(await createSmtpMailer(smtp.url, from).send(mail)).toEqual({ kind: 'accepted' })
    const wrong = smtp.url.replace('secret-of-it', 'another')
    expect(await createSmtpMailer(wrong, from).send(mail)).toEqual({
      kind: 'try-later',
      code: '535',
      remedy: expect.stringContaining('SMTP_URL'),
    })
    await smtp.stop()
  })
})
