import { isIP } from 'node:net'
import { z } from 'zod'
import type { StoreLocation } from './store/open-store.ts'

export interface TwilioConfig {
  readonly accountSid: string
  /** Several while a token is being changed: webhooks signed with any are taken. */
  readonly authTokens: readonly string[]
  readonly smsFrom?: string
  readonly whatsappFrom?: string
  readonly messagingServiceSid?: string
  /** REST base (default: https://api.twilio.com). */
  readonly apiUrl: string
}

export interface Config {
  readonly port: number
  readonly host: string
  /** The https address Twilio calls, without a '#…'. */
  readonly publicUrl: string | undefined
  readonly store: StoreLocation
  readonly knowledgeDir: string
  readonly knowledgeWatch: boolean
  /** Whether the pages that articles name as sources are asked for once a week. */
  readonly sourceChecks: boolean
  /** Undefined: made and kept beside the SQLite file. */
  readonly dataKeys: readonly Buffer[] | undefined
  readonly sessionSecret: string | undefined
  readonly twilio: TwilioConfig | undefined
  /** Texts a second for each sender (default: 10). */
  readonly senderRate: number
  /** Milliseconds of quiet after which a burst is answered (default: 1500). */
  readonly burstMs: number
  /** Undefined: no e-mail leaves; in the demo it is written to a folder. */
  readonly smtpUrl: string | undefined
  /** The address that e-mail to staff comes from; set whenever `smtpUrl` is. */
  readonly mailFrom: string | undefined
  /** Whose word about the client's address is taken: anybody's, nobody's, or these proxies'. */
  readonly trustProxy: boolean | string
  readonly logLevel: string
  /** 'host:port' on which /metrics is served instead of the public address. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined
  readonly demo: boolean
  /** A real account, before `waymark golive` passed: staff are told and rung, and nobody else. */
  readonly rehearsal: boolean
}

/** Everything that is wrong with the environment, each with the variable and what it should be. */
export class ConfigInvalid extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `The environment is not as it should be:\n${problems.map((one) => `- ${one}`).join('\n')}`,
    )
    this.name = 'ConfigInvalid'
    this.problems = problems
  }
}

/** Reads the environment once. Throws `ConfigInvalid` with all that is wrong, not the first. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = variables.safeParse(present)
  if (!parsed.success) {
    throw new ConfigInvalid(parsed.error.issues.map((issue) => describe(issue, present)))
  }
  const config = toConfig(parsed.data)
  const problems = contradictions(config, parsed.data)
  if (problems.length > 0) throw new ConfigInvalid(problems)
  return Object.freeze(config)
}

/** The value is not repeated: it may be a secret, pasted into the wrong variable. */
function describe(issue: z.core.$ZodIssue, present: Readonly<Record<string, unknown>>): string {
  const name = issue.path.map(String).join('.')
  return `${name} ${name in present ? 'is not valid' : 'is not set'}: ${issue.message}`
}

const flag = z.enum(['0', '1'], 'set it to 1 (on) or 0 (off)').transform((value) => value === '1')

function wholeNumber(low: number, high: number, what: string) {
  const message = `${what}: a whole number from ${low} to ${high}`
  return z.coerce.number(message).int(message).min(low, message).max(high, message)
}

function httpUrl(what: string) {
  return z.url({ protocol: /^https?$/, error: what }).transform((url) => url.replace(/#.*$/, ''))
}

const phone = z.string().regex(/^\+\d{7,15}$/, 'a number with its country, such as +447700900001')

const variables = z.object({
  PORT: wholeNumber(0, 65535, 'the port to listen on').default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl(
    'the https address Twilio calls, such as https://waymark.example.gov.uk',
  ).optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|postgres(ql)?:\/\/.+)$/,
      'sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME',
    )
    .default('sqlite:data/waymark.db'),
  KNOWLEDGE_DIR: z.string().default('knowledge'),
  KNOWLEDGE_WATCH: flag.optional(),
  SOURCE_CHECKS: flag.optional(),
  DATA_KEY: z
    .string()
    .transform((list) => list.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
    .refine(
      (keys) => keys.every((key) => key.length === 32),
      '32 bytes in base64 (openssl rand -base64 32), several separated by commas, the first seals',
    )
    .optional(),
  SESSION_SECRET: z.string().min(32, 'at least 32 characters of your own, at random').optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'AC and 32 hex digits, from the Twilio console under Account')
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .transform((list) => list.split(',').map((token) => token.trim()))
    .refine((tokens) => tokens.every((token) => token.length >= 16), 'the account’s auth token')
    .optional(),
  TWILIO_SMS_FROM: phone.optional(),
  TWILIO_WHATSAPP_FROM: z.preprocess(
    (value) => (typeof value === 'string' ? value.replace(/^whatsapp:/, '') : value),
    phone.optional(),
  ),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/, 'MG and 32 hex digits')
    .optional(),
  TWILIO_API_URL: httpUrl('the base of the REST API, such as https://api.twilio.com').default(
    'https://api.twilio.com',
  ),
  SENDER_RATE: wholeNumber(1, 100_000, 'texts a second for each sender').default(10),
  BURST_MS: wholeNumber(0, 4000, 'milliseconds').default(1500),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://USER:PASSWORD@HOST:PORT' }).optional(),
  MAIL_FROM: z.email('the address that e-mail comes from').optional(),
  TRUST_PROXY: z
    .string()
    .refine(
      isProxyList,
      '0 (nobody’s word), 1 (anybody’s) or the proxies’ own addresses, such as 10.0.0.1,10.1.0.0/16',
    )
    .default('0'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'fatal, error, warn, info, debug or silent',
    )
    .default('info'),
  METRICS_HOST: z
    .string()
    .refine(
      (value) => /^[^\s:]+:\d{1,5}$/.test(value) && Number(value.split(':')[1]) <= 65535,
      'HOST:PORT on which /metrics is served, such as 127.0.0.1:9464',
    )
    .optional(),
  DEMO: flag.optional(),
  REHEARSAL: flag.default(false),
})

type Variables = z.infer<typeof variables>

function toConfig(given: Variables): Config {
  const store = toStore(given.DATABASE_URL)
  const twilio = toTwilio(given)
  const demo =
    given.DEMO ?? (twilio === undefined && store.engine === 'sqlite' && isLoopback(given.HOST))
  const isLive = twilio !== undefined && !isLoopback(new URL(twilio.apiUrl).hostname) && !demo
  return {
    port: given.PORT,
    host: given.HOST,
    publicUrl: given.PUBLIC_URL?.replace(/\/$/, ''),
    store,
    knowledgeDir: given.KNOWLEDGE_DIR,
    knowledgeWatch: given.KNOWLEDGE_WATCH ?? demo,
    sourceChecks: given.SOURCE_CHECKS ?? isLive,
    dataKeys: given.DATA_KEY,
    sessionSecret: given.SESSION_SECRET,
    twilio,
    senderRate: given.SENDER_RATE,
    burstMs: given.BURST_MS,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    trustProxy: toTrustProxy(given.TRUST_PROXY),
    logLevel: given.LOG_LEVEL,
    metrics: toMetrics(given.METRICS_HOST),
    demo,
    rehearsal: given.REHEARSAL,
  }
}

function toStore(url: string): StoreLocation {
  return url.startsWith('sqlite:')
    ? { engine: 'sqlite', file: url.slice('sqlite:'.length) }
    : { engine: 'postgres', url }
}

function toTwilio(given: Variables): TwilioConfig | undefined {
  if (given.TWILIO_ACCOUNT_SID === undefined) return undefined
  const service = given.TWILIO_MESSAGING_SERVICE_SID
  return {
    accountSid: given.TWILIO_ACCOUNT_SID,
    authTokens: given.TWILIO_AUTH_TOKEN ?? [],
    apiUrl: given.TWILIO_API_URL.replace(/\/$/, ''),
    ...(given.TWILIO_SMS_FROM !== undefined && { smsFrom: given.TWILIO_SMS_FROM }),
    ...(given.TWILIO_WHATSAPP_FROM !== undefined && { whatsappFrom: given.TWILIO_WHATSAPP_FROM }),
    ...(service !== undefined && { messagingServiceSid: service }),
  }
}

function toTrustProxy(value: string): boolean | string {
  if (value === '0' || value === '1') return value === '1'
  return value
}

/** What Fastify takes: addresses, ranges of them, and the names it has for three ranges. */
function isProxyList(value: string): boolean {
  if (value === '0' || value === '1') return true
  return value.split(',').every((one) => {
    const [address = '', bits, ...more] = one.trim().split('/')
    if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return bits === undefined
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return (
      most > 0 && more.length === 0 && /^\d{1,3}$/.test(bits ?? '1') && Number(bits ?? 1) <= most
    )
  })
}

function toMetrics(value: string | undefined): Config['metrics'] {
  if (value === undefined) return undefined
  const [host = '', port = ''] = value.split(':')
  return { host, port: Number(port) }
}

/** This machine only: nobody else can reach what listens there. */
export function isLoopback(host: string): boolean {
  const names = ['localhost', '::1', '[::1]']
  return names.includes(host) || (isIP(host) === 4 && host.startsWith('127.'))
}

/** What each variable allows by itself, but not together. */
function contradictions(config: Config, given: Variables): readonly string[] {
  const problems: string[] = []
  const { twilio } = config
  if (twilio === undefined) {
    const orphans = Object.keys(given).filter(
      (name) => name.startsWith('TWILIO_') && name !== 'TWILIO_API_URL',
    )
    if (orphans.length > 0) {
      problems.push(`TWILIO_ACCOUNT_SID is not set, but ${orphans.join(', ')} is: set all or none`)
    }
    if (!config.demo) {
      problems.push(
        'TWILIO_ACCOUNT_SID is not set: without an account there is only the demo, on SQLite and HOST 127.0.0.1 (set DEMO=1 to insist)',
      )
    }
  } else {
    problems.push(...twilioProblems(config, twilio))
  }
  if (config.store.engine === 'postgres' && config.dataKeys === undefined) {
    problems.push('DATA_KEY is not set: PostgreSQL needs it (openssl rand -base64 32)')
  }
  return [...problems, ...mailProblems(config)]
}

function mailProblems({ smtpUrl, mailFrom, demo }: Config): readonly string[] {
  if (smtpUrl === undefined) {
    return mailFrom === undefined
      ? []
      : ['SMTP_URL is not set, but MAIL_FROM is: set both or neither']
  }
  return [
    ...(mailFrom === undefined
      ? ['MAIL_FROM is not set, but SMTP_URL is: e-mail needs an address to come from']
      : []),
    ...(demo && !isLoopback(new URL(smtpUrl).hostname)
      ? [
          'DEMO is 1 with SMTP_URL: demo staff have made-up addresses. Set DEMO=0, or SMTP_URL to a server on 127.0.0.1',
        ]
      : []),
  ]
}

function twilioProblems(config: Config, twilio: TwilioConfig): readonly string[] {
  const problems: string[] = []
  const api = new URL(twilio.apiUrl).hostname
  if (twilio.authTokens.length === 0) {
    problems.push('TWILIO_AUTH_TOKEN is not set: it signs what Twilio sends us')
  }
  if (config.publicUrl === undefined) {
    problems.push('PUBLIC_URL is not set: signatures are made over the address Twilio calls')
  } else if (!config.publicUrl.startsWith('https:') && !isLoopback(api)) {
    problems.push('PUBLIC_URL is not https: Twilio must call us over an encrypted connection')
  }
  if (!twilio.smsFrom && !twilio.whatsappFrom && !twilio.messagingServiceSid) {
    problems.push(
      'TWILIO_SMS_FROM, TWILIO_WHATSAPP_FROM or TWILIO_MESSAGING_SERVICE_SID is not set: replies need a sender',
    )
  }
  if (config.demo && !isLoopback(api)) {
    problems.push(
      'DEMO is 1 with a Twilio account: demo people must never text real phones. Set DEMO=0, or TWILIO_API_URL to a stand-in on 127.0.0.1',
    )
  }
  return problems
}
