import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp } from '../../src/app.ts'
import { runGoLive } from '../../src/cli/golive.ts'
import { loadConfig } from '../../src/config.ts'
import type { Role } from '../../src/domain/staff.ts'
import { readPass, writePass } from '../../src/oversight/golive/pass.ts'
import { contactHash } from '../../src/store/drill-events.ts'
import { recordEvent } from '../../src/store/events.ts'
import { addStaff } from '../../src/store/staff.ts'
import { ownIndexCache } from '../support/index-cache.ts'
import { createDatabase, databases } from '../support/databases.ts'
import { type SmallKnowledge, smallKnowledge } from '../support/small-knowledge.ts'
import { dataKey } from '../support/prepared-database.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'
import { startTwilio, type TwilioStandIn } from '../support/twilio-server.ts'

const accountSid = `AC${'0'.repeat(32)}`
const serviceSid = `MG${'0'.repeat(32)}`
const authToken = 'token-of-the-stand-in'
const number = '+447700900001'
const publicUrl = 'https://waymark.example'

describe.each(databases)('waymark golive, on %s', (database) => {
  let test: TestStore
  let twilio: TwilioStandIn
  let knowledge: SmallKnowledge

  beforeAll(async () => {
    test = await openTestStore(database)
    knowledge = smallKnowledge()
    twilio = await startTwilio({
      accountSid,
      authToken,
      numbers: [number],
      messagingServiceSid: serviceSid,
    })
  })
  afterAll(async () => {
    await twilio.close()
    knowledge.remove()
    await test.close()
  })

  const env = (own: Readonly<Record<string, string>> = {}) => ({
    ...{ DATABASE_URL: test.database.url, DATA_KEY: dataKey.toString('base64'), PORT: '0' },
    ...{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_SMS_FROM: number },
    ...{ TWILIO_MESSAGING_SERVICE_SID: serviceSid, TWILIO_API_URL: twilio.url },
    ...{ PUBLIC_URL: publicUrl, KNOWLEDGE_DIR: knowledge.dir, DEMO: '0', KNOWLEDGE_WATCH: '0' },
    ...{ LOG_LEVEL: 'silent', ...own },
  })
  const golive = () => runGoLive([], env(), test.clock)
  const of = { accountSid, smsFrom: number, messagingServiceSid: serviceSid, publicUrl }

  it('names everything that is missing, and lets nothing start', async () => {
    const { output, ok } = await golive()

    expect(ok).toBe(false)
    expect(output).toContain('ok       The safety net hears danger')
    for (const what of [
      'Out of hours: nobody is there, and the council has accepted that',
      'How long things are kept is decided',
      'A data protection impact assessment is named',
      'Two allegations officers',
      'An administrator',
      "The council's numbers and names are confirmed or hidden",
      'Advanced Opt-Out has our words',
      `Messaging service ${serviceSid}: fallback`,
    ]) {
      expect(output).toContain(`missing  ${what}`)
    }
    expect(output).toMatch(/\d+ missing: Waymark does not start with this account\./)
    expect(await readPass(test.store, of)).toBeUndefined()
  })

  it('passes once everything is there', async () => {
    await makeReady()

    const { output, ok } = await golive()

    expect(output).not.toContain('missing')
    expect(ok).toBe(true)
    expect(await readPass(test.store, of)).toEqual(test.clock.now())
    expect(await readPass(test.store, { ...of, smsFrom: '+447700900009' })).toBeUndefined()
  })

  it('counts a drill of thirty days, of this contact alone, which somebody accepted', async () => {
    const contact = { outOfHours: { kind: 'staffed_call', phone: '+441452614194' } } as const
    knowledge.change(
      'out-of-hours: none\n',
      "out-of-hours: staffed_call\n  out-of-hours-phone: '+441452614194'\n",
    )
    const tested = async () =>
      (await golive()).output.includes('ok       Out of hours: staffed_call')
    const drill = (detail: Readonly<Record<string, string | boolean>>, daysAgo: number) =>
      test.store.transaction((tx) => {
        const at = new Date(test.clock.now().getTime() - daysAgo * 24 * 60 * 60 * 1000)
        return recordEvent(tx, { kind: 'drill-ended', detail }, at)
      })
    const good = { acknowledged: true, outOfHours: true, contact: contactHash(test.store, contact) }

    await drill(good, 31)
    await drill({ ...good, acknowledged: false }, 1)
    await drill({ ...good, outOfHours: false }, 1)
    await drill({ ...good, contact: contactHash(test.store, { outOfHours: { kind: 'rota' } }) }, 1)
    expect(await tested()).toBe(false)
    await drill(good, 29)
    expect(await tested()).toBe(true)
  })

  it('lets a real account start only then, and a stand-in on this machine always', async () => {
    const real = { TWILIO_API_URL: 'https://api.twilio.invalid' }
    const fresh = await createDatabase(database)
    const { dir: indexCacheDir, remove } = ownIndexCache('few')
    const start = (own: Readonly<Record<string, string>>) =>
      startApp(loadConfig(env({ DATABASE_URL: fresh.url, ...own })), { indexCacheDir })

    await expect(start(real)).rejects.toThrow(/npm run waymark -- golive/)
    const standIn = await start({})
    expect((await fetch(`${standIn.url}/healthz`)).status).toBe(200)
    await standIn.store.transaction((tx) => writePass(tx, of, test.clock.now()))
    await standIn.close()
    const other = start({ ...real, TWILIO_SMS_FROM: '+447700900009' })
    await expect(other).rejects.toThrow(/npm run waymark -- golive/)
    const live = await start(real)
    expect((await fetch(`${live.url}/healthz`)).status).toBe(200)
    await live.close()
    await fresh.remove()
    remove()
  })

  async function makeReady(): Promise<void> {
    const confirmed = knowledge.council().replaceAll(/^ +confirm: .*\n/gm, '')
    knowledge.change(/[^]*/, confirmed)
    knowledge.change(
      /leaving-care-phone:\n +value: null\n/,
      'leaving-care-phone:\n    value: 01452 426565\n    checked: 2026-11-20\n',
    )
    knowledge.change(
      'retention: null',
      'retention: { messages-days: 1, alarms-days: 1, allegations-days: 1 }',
    )
    knowledge.change('data-protection-assessment: null', "data-protection-assessment: 'DPIA 1'")
    knowledge.change('nobody-at-night-accepted: null', "nobody-at-night-accepted: 'A Director'")
    knowledge.change('opt-out-words-set: null', "opt-out-words-set: 'Pat, today'")
    knowledge.confirmArticles()
    await staff('Nia', ['allegations-officer', 'safeguarding-lead'])
    await staff('Sol', ['allegations-officer'])
    await staff('Pat', ['administrator'])
    const { service } = twilio.account
    service.inbound_request_url = `${publicUrl}/twilio/messages`
    service.fallback_url = 'https://handler.twilio.com/twiml/EH1'
  }

  const staff = (name: string, roles: readonly Role[]) =>
    test.store.transaction((tx) =>
      addStaff(
        tx,
        { ...{ name, roles, team: 'North', textsOn: false, demo: false }, workingPattern: {} },
        test.clock.now(),
      ),
    )
})
