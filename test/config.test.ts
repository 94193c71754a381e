import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Config, ConfigInvalid, isLoopback, loadConfig } from '../src/config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-the-account',
  TWILIO_SMS_FROM: '+447700900001',
  PUBLIC_URL: 'https://waymark.example.gov.uk',
}
const live = { ...twilio, DATABASE_URL: 'postgres://u:p@db/waymark', DATA_KEY: key }

type Env = Readonly<Record<string, string | undefined>>

function problemsOf(env: Env): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error
    return error.problems
  }
}

describe('the environment', () => {
  it('needs nothing for the demo', () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      store: { engine: 'sqlite', file: 'data/waymark.db' },
      knowledgeDir: 'knowledge',
      knowledgeWatch: true,
      sourceChecks: false,
      dataKeys: undefined,
      sessionSecret: undefined,
      twilio: undefined,
      senderRate: 10,
      burstMs: 1500,
      smtpUrl: undefined,
      mailFrom: undefined,
      trustProxy: false,
      logLevel: 'info',
      metrics: undefined,
      demo: true,
      rehearsal: false,
    } satisfies Config)
  })

  it('is read for a council', () => {
    const config = loadConfig({
      ...live,
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://waymark.example.gov.uk/#rc=5&rp=all',
      KNOWLEDGE_WATCH: '1',
      DATA_KEY: `${Buffer.alloc(32, 8).toString('base64')}, ${key}`,
      TWILIO_AUTH_TOKEN: 'the-old-token-of-it, the-new-token-of-it',
      TWILIO_WHATSAPP_FROM: 'whatsapp:+447700900002',
      TWILIO_API_URL: 'https://api.dublin.ie1.twilio.com/',
      TRUST_PROXY: '10.0.0.1,10.1.0.0/16',
      METRICS_HOST: '127.0.0.1:9464',
    })

    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'https://waymark.example.gov.uk',
      store: { engine: 'postgres', url: live.DATABASE_URL },
      knowledgeWatch: true,
      sourceChecks: true,
      dataKeys: [Buffer.alloc(32, 8), Buffer.alloc(32, 7)],
      trustProxy: '10.0.0.1,10.1.0.0/16',
      metrics: { host: '127.0.0.1', port: 9464 },
      demo: false,
    })
    expect(config.twilio).toEqual({
      accountSid: twilio.TWILIO_ACCOUNT_SID,
      authTokens: ['the-old-token-of-it', 'the-new-token-of-it'],
      smsFrom: '+447700900001',
      whatsappFrom: '+447700900002',
      apiUrl: 'https://api.dublin.ie1.twilio.com',
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATA_KEY: ' ', DEMO: undefined })).toEqual(loadConfig({}))
  })

  it('cannot be changed once it was read', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true)
  })
})

describe('whose word about an address is taken', () => {
  it.each([
    ['0', false],
    ['1', true],
    ['loopback', 'loopback'],
    ['::1, fd00::/8', '::1, fd00::/8'],
  ])('with TRUST_PROXY %s is %p', (TRUST_PROXY, trustProxy) => {
    expect(loadConfig({ TRUST_PROXY })).toMatchObject({ trustProxy })
  })
})

/** What nobody may find in a log: it could be a secret, pasted into the wrong variable. */
const secret = 'S3cret:value that is wrong'

describe('a variable that is wrong', () => {
  it.each([
    ['PORT', /a whole number from 0 to 65535/],
    ['PUBLIC_URL', /https address Twilio calls/],
    ['DATABASE_URL', /sqlite:FILE or postgres:\/\//],
    ['KNOWLEDGE_WATCH', /1 \(on\) or 0 \(off\)/],
    ['DATA_KEY', /openssl rand -base64 32/],
    ['SESSION_SECRET', /at least 32 characters/],
    ['TWILIO_ACCOUNT_SID', /AC and 32 hex digits/],
    ['TWILIO_SMS_FROM', /such as \+447700900001/],
    ['TWILIO_WHATSAPP_FROM', /such as \+447700900001/],
    ['TWILIO_MESSAGING_SERVICE_SID', /MG and 32 hex digits/],
    ['TWILIO_API_URL', /https:\/\/api\.twilio\.com/],
    ['SENDER_RATE', /texts a second.*from 1 to 100000/],
    ['BURST_MS', /milliseconds.*from 0 to 4000/],
    ['SMTP_URL', /smtp:\/\/USER:PASSWORD@HOST:PORT/],
    ['TRUST_PROXY', /such as 10\.0\.0\.1/],
    ['MAIL_FROM', /the address that e-mail comes from/],
    ['LOG_LEVEL', /fatal, error, warn/],
    ['METRICS_HOST', /HOST:PORT/],
    ['DEMO', /1 \(on\) or 0 \(off\)/],
  ])('%s is named with what it should be, and its value is not repeated', (name, remedy) => {
    const problems = problemsOf({ ...live, [name]: secret })

    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} is not valid: `))
    expect(problems[0]).toMatch(remedy)
    expect(problems.join()).not.toContain(secret)
  })

  it('TWILIO_AUTH_TOKEN is named when it is too short to be one', () => {
    expect(problemsOf({ ...live, TWILIO_AUTH_TOKEN: 'abc' })).toEqual([
      expect.stringMatching(/^TWILIO_AUTH_TOKEN is not valid: /),
    ])
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '30.5'],
    ['SENDER_RATE', '0'],
    ['BURST_MS', '4001'],
    ['DATABASE_URL', 'mysql://db/waymark'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATA_KEY', Buffer.alloc(31).toString('base64')],
    ['DATA_KEY', `${key},`],
    ['METRICS_HOST', '127.0.0.1'],
    ['METRICS_HOST', '127.0.0.1:65536'],
    ['PUBLIC_URL', 'ftp://waymark.example'],
    ['TRUST_PROXY', '2'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['TWILIO_SMS_FROM', '07700900001'],
  ])('%s is not %s', (name, value) => {
    expect(problemsOf({ ...live, [name]: value })).toHaveLength(1)
  })

  it('is told together with all the others', () => {
    const problems = problemsOf({ ...live, PORT: 'x', DATA_KEY: 'y', LOG_LEVEL: 'loud' })

    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATA_KEY',
      'LOG_LEVEL',
    ])
    expect(() => loadConfig({ ...live, PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(
      /^The environment is not as it should be:\n- PORT is not valid: .+\n- LOG_LEVEL is not valid: /,
    )
  })

  it('never has its value repeated, whatever it is', () => {
    const names = ['DATA_KEY', 'SESSION_SECRET', 'TWILIO_AUTH_TOKEN', 'DATABASE_URL', 'SMTP_URL']
    const value = fc.stringMatching(/^[a-zA-Z0-9]{9,14}$/)
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, wrong) => {
        const problems = problemsOf({ ...live, [name]: wrong })

        expect(problems).toHaveLength(1)
        expect(problems.join()).not.toContain(wrong)
      }),
    )
  })
})

describe('variables that do not go together', () => {
  it.each<[string, Env, readonly RegExp[]]>([
    [
      'PostgreSQL without its key',
      { ...live, DATA_KEY: undefined },
      [/^DATA_KEY is not set: PostgreSQL/],
    ],
    [
      'no account, but its token',
      { TWILIO_AUTH_TOKEN: twilio.TWILIO_AUTH_TOKEN },
      [/TWILIO_AUTH_TOKEN is: set all or none/],
    ],
    [
      'no account, but a sender',
      { TWILIO_SMS_FROM: '+447700900001' },
      [/TWILIO_SMS_FROM is: set all or none/],
    ],
    ['no account outside the demo', { HOST: '0.0.0.0' }, [/only the demo.*DEMO=1 to insist/]],
    ['no account and DEMO=0', { DEMO: '0' }, [/only the demo/]],
    [
      'an account without a token',
      { ...live, TWILIO_AUTH_TOKEN: undefined },
      [/^TWILIO_AUTH_TOKEN is not set/],
    ],
    [
      'an account without an address',
      { ...live, PUBLIC_URL: undefined },
      [/^PUBLIC_URL is not set/],
    ],
    [
      'an address in the clear',
      { ...live, PUBLIC_URL: 'http://waymark.example' },
      [/^PUBLIC_URL is not https/],
    ],
    [
      'an account without a sender',
      { ...live, TWILIO_SMS_FROM: undefined },
      [/replies need a sender/],
    ],
    [
      'a mail server without a sender',
      { ...live, SMTP_URL: 'smtp://mail.council.example' },
      [/^MAIL_FROM is not set/],
    ],
    [
      'a sender without a mail server',
      { ...live, MAIL_FROM: 'waymark@council.example' },
      [/^SMTP_URL is not set/],
    ],
    [
      'the demo with a mail server',
      { SMTP_URL: 'smtp://mail.council.example', MAIL_FROM: 'waymark@council.example' },
      [/^DEMO is 1 with SMTP_URL/],
    ],
    ['the demo with an account', { ...live, DEMO: '1' }, [/^DEMO is 1 with a Twilio account/]],
    [
      'several of them, told together',
      { ...live, DATA_KEY: undefined, PUBLIC_URL: undefined, TWILIO_SMS_FROM: undefined },
      [/^PUBLIC_URL/, /^TWILIO_SMS_FROM/, /^DATA_KEY/],
    ],
  ])('are refused: %s', (_, env, expected) => {
    const problems = problemsOf(env)

    expect(problems).toHaveLength(expected.length)
    expected.forEach((pattern, at) => {
      expect(problems[at]).toMatch(pattern)
    })
  })

  it.each<[string, Env, boolean]>([
    ['is on by itself', {}, true],
    ['is on for localhost', { HOST: 'localhost' }, true],
    ['is off with an account', live, false],
    ['is off with an account on SQLite', twilio, false],
    ['is on when insisted on', { HOST: '0.0.0.0', DEMO: '1' }, true],
    [
      'is on with a stand-in',
      { ...twilio, TWILIO_API_URL: 'http://127.0.0.1:4010', DEMO: '1' },
      true,
    ],
    [
      'is off with a stand-in, unless asked for',
      { ...twilio, TWILIO_API_URL: 'http://127.0.0.1:4010' },
      false,
    ],
  ])('the demo %s', (_, env, demo) => {
    expect(loadConfig(env)).toMatchObject({ demo, knowledgeWatch: demo })
  })

  it('a stand-in for Twilio may call us in the clear', () => {
    const env = {
      ...live,
      PUBLIC_URL: 'http://waymark.example',
      TWILIO_API_URL: 'http://localhost:4010',
    }

    expect(problemsOf(env)).toEqual([])
  })

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['localhost', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
  ])('%s is this machine only: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
