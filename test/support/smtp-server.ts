import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** An e-mail that was taken in. */
export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Head and body, as it came. */
  readonly raw: string
  readonly subject: string
  /** The body, decoded. */
  readonly text: string
}

/** Where in the conversation it goes wrong, and the reply code that is given there. */
export interface MailFault {
  readonly at: 'connect' | 'sign-in' | 'from' | 'to' | 'data'
  readonly code: number
  /** Ends by itself after so many (default: never). */
  readonly times?: number
}

/** A mail server over a real socket, and what goes wrong with one. */
export interface SmtpStandIn {
  /** What SMTP_URL is. */
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** How often somebody connected. */
  readonly connections: number
  /** From here on it answers so; undefined: as it should. */
  goWrong(fault: MailFault | undefined): void
  /** From here on e-mails are taken in, but not answered until `release`. */
  hold(): void
  release(): void
  /** Nobody listens any more; `start` listens again at the same port. */
  stop(): Promise<void>
  start(): Promise<void>
}

export async function startSmtp(signIn?: {
  readonly user: string
  readonly password: string
}): Promise<SmtpStandIn> {
  const mails: ReceivedMail[] = []
  let connections = 0
  let fault: MailFault | undefined
  let left = 0
  let held: (() => void)[] | undefined
  let port = 0
  let server = create()

  function meet(at: MailFault['at']): Error | null {
    if (fault?.at !== at || left <= 0) return null
    left -= 1
    return Object.assign(new Error('It goes wrong here'), { responseCode: fault.code })
  }

  function create(): SMTPServer {
    return new SMTPServer({
      logger: false,
      disabledCommands: signIn === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onConnect(_session, done) {
        connections += 1
        done(meet('connect'))
      },
      onAuth({ username, password }, _session, done) {
        const wrong = meet('sign-in')
        const isRight = username === signIn?.user && password === signIn?.password
        if (wrong === null && isRight) done(null, { user: username })
        else done(wrong ?? Object.assign(new Error('No'), { responseCode: 535 }))
      },
      onMailFrom: (_address, _session, done) => {
        done(meet('from'))
      },
      onRcptTo: (_address, _session, done) => {
        done(meet('to'))
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const wrong = meet('data')
          if (wrong === null) mails.push(toMail(session, Buffer.concat(chunks).toString()))
          if (held === undefined) done(wrong)
          else
            held.push(() => {
              done(wrong)
            })
        })
      },
    })
  }

  async function start(): Promise<void> {
    server = create()
    // Whoever hangs up in the middle is what some tests are about.
    server.on('error', () => undefined)
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }

  await start()
  return {
    get url() {
      const who = signIn && `${encodeURIComponent(signIn.user)}:${signIn.password}@`
      return `smtp://${who ?? ''}127.0.0.1:${port}`
    },
    mails,
    get connections() {
      return connections
    },
    goWrong(next) {
      fault = next
      left = next?.times ?? Number.MAX_SAFE_INTEGER
    },
    hold() {
      held = []
    },
    release() {
      held?.forEach((answer) => {
        answer()
      })
      held = undefined
    },
    start,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

function toMail({ envelope }: SMTPServerSession, raw: string): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const { mailFrom, rcptTo } = envelope
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    raw,
    subject: headerOf(head, 'subject') ?? '',
    text: decodeBody(body.join('\r\n\r\n'), headerOf(head, 'content-transfer-encoding')),
  }
}

function headerOf(head: string, name: string): string | undefined {
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  const line = unfolded.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim()
}

function decodeBody(body: string, encoding: string | undefined): string {
  const text = body.replaceAll('\r\n', '\n')
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  if (encoding !== 'quoted-printable') return text
  return text
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
