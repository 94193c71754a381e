import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety } from '../../../src/domain/council-safety.ts'
import type { Viewer } from '../../../src/domain/viewer.ts'
import type { MessagingDeps, RaisedAllegation, RaisedDanger } from '../../../src/messaging/deps.ts'
import { addSampleText } from '../../../src/store/sample-texts.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { isHeard } from '../../support/detections.ts'
import type { Browser } from '../../support/sign-in.ts'
import { aViewer, aYoungPerson, staffDeps, type YoungPerson } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const dayMs = 24 * 3600_000

describe.each(databases)('the safety pages, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let lead: Viewer
  let sol: Browser
  let mia: YoungPerson
  let sampleSize = 0
  const raised: RaisedDanger[] = []
  const toOfficers: RaisedAllegation[] = []

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test, { messaging: messaging() })
  })
  beforeEach(async () => {
    await test.empty()
    raised.length = 0
    toOfficers.length = 0
    sampleSize = 0
    lead = await aViewer(test, 'Sol Grant', { roles: ['safeguarding-lead'] })
    sol = await console.browserOf(lead.staffId)
    mia = await aYoungPerson(test, { preferredName: 'Mia' })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  /** Desks that note what they are asked for. */
  function messaging(): MessagingDeps {
    const desks = {
      alarmDesk: {
        raise: (_tx: unknown, one: RaisedDanger) => {
          raised.push(one)
          return Promise.resolve({ alarmId: 'an-alarm' })
        },
      },
      caseDesk: {
        raise: (_tx: unknown, one: RaisedAllegation) => {
          toOfficers.push(one)
          return Promise.resolve({ opened: true })
        },
      },
      safety: () => ({ ...defaultCouncilSafety, monthlySample: sampleSize }),
    }
    return { ...staffDeps(test), ...desks } as unknown as MessagingDeps
  }

  const wordsOf = async (reply: Response): Promise<string> =>
    (await reply.text())
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  const page = async (path: string, browser = sol): Promise<string> =>
    wordsOf(await browser.get(`/console/safety${path}`))
  const kinds = async (): Promise<readonly string[]> =>
    (await test.store.sql.selectFrom('events').select('kind').orderBy('id').execute()).map(
      (event) => event.kind,
    )

  it('are there for the safeguarding lead alone', async () => {
    const max = await console.browserOf(
      (await aViewer(test, 'Max Hart', { roles: ['team-manager', 'allegations-officer'] })).staffId,
    )
    for (const path of ['', '/misses', '/sample', '/phrases', '/phrases/new']) {
      expect((await sol.get(`/console/safety${path}`)).status).toBe(200)
      expect((await max.get(`/console/safety${path}`)).status).toBe(404)
    }
    expect(await (await sol.get('/console/more')).text()).toContain('/console/safety')
    expect(await (await max.get('/console/more')).text()).not.toContain('/console/safety')
    expect((await max.post('/console/safety/phrases', { phrase: 'x' })).status).toBe(404)
  })

  describe('what was heard', () => {
    it('says what fired and what became of it, and not whose it is', async () => {
      await isHeard(test, mia, { text: 'cant do this no more' })

      const words = await page('')
      expect(words).toContain('cant do this no more')
      expect(words).toContain('the rule ‘cannot go on’')
      expect(words).toContain('Alarm open, nobody deals with it yet')
      expect(words).not.toContain('Mia')
      expect(words).toContain('1 emergency alarm: nobody has said they are dealing with it.')
      expect(await page('?verdict=false')).toContain('Nothing of that kind')
    })

    it('is marked as true once, with a reason, and stays recorded', async () => {
      const { detectionId } = await isHeard(test, mia)
      const one = `/console/safety/detections/${detectionId}`

      expect((await sol.post(one, { note: 'x' })).status).toBe(422)
      const done = await sol.post(one, { verdict: 'true', was: '', note: 'they meant it' })
      expect(done.headers.get('location')).toBe(`${one}?done=true`)
      expect((await sol.post(one, { verdict: 'false', was: '' })).status).toBe(409)
      expect(await page(`/detections/${detectionId}`)).toContain('True alarm, marked by Sol Grant')
      expect(await kinds()).toContain('detection-marked')
    })

    it('leaves an alarm open while another text of it is not marked as false', async () => {
      const { detectionId, alarmId } = await isHeard(test, mia, { text: 'a song' })
      await isHeard(test, mia, { text: 'and more' })
      const one = `/console/safety/detections/${detectionId}`

      const done = await sol.post(one, { verdict: 'false', was: '' })
      expect(done.headers.get('location')).toBe(`${one}?done=stays-open`)
      const alarm = await test.store.sql
        .selectFrom('alarms')
        .select('status')
        .where('id', '=', alarmId)
        .executeTakeFirst()
      expect(alarm?.status).toBe('open')
    })

    it('shows no words of a restricted talk, and cannot be marked there', async () => {
      const { detectionId } = await isHeard(test, mia, {
        text: 'what he did',
        audience: 'restricted:allegation',
        category: 'allegation',
        kind: 'allegation',
      })

      expect(await page('')).not.toContain('what he did')
      expect(await page('')).toContain('The words are in a restricted talk')
      const one = `/console/safety/detections/${detectionId}`
      expect((await sol.post(one, { verdict: 'false', was: '' })).status).toBe(404)
    })
  })

  describe('a miss', () => {
    const reporter = async (): Promise<Browser> => {
      const manager = await aViewer(test, 'Max Hart', { roles: ['team-manager'] })
      return console.browserOf(manager.staffId)
    }
    const report = (max: Browser, talkId: string, messageId: string, form: object) =>
      max.post(`/console/talks/${talkId}/miss/${messageId}`, { note: '', ...form })

    it('is reported from a text one may see, once, and read by the lead', async () => {
      const { talkId, messageId } = await isHeard(test, mia, { text: 'bye then' })
      const max = await reporter()
      const form = { kind: 'suicide', raise: 'no', note: 'they gave their cat away' }

      expect((await report(max, talkId, messageId, { kind: '' })).status).toBe(422)
      const done = await report(max, talkId, messageId, form)
      expect(done.headers.get('location')).toContain('said=missed')
      await report(max, talkId, messageId, form)
      const words = await page('/misses')
      expect(words).toContain('bye then')
      expect(words).toContain('Reported by Max Hart : they gave their cat away')
      expect((await kinds()).filter((kind) => kind === 'miss-reported')).toHaveLength(1)
      expect(raised).toEqual([])
    })

    it('cannot be reported of a text that one may not see', async () => {
      const { talkId, messageId } = await isHeard(test, mia, { audience: 'sealed' })
      const max = await reporter()

      expect((await max.get(`/console/talks/${talkId}/miss/${messageId}`)).status).toBe(404)
      const form = { kind: 'suicide', raise: 'emergency' }
      expect((await report(max, talkId, messageId, form)).status).toBe(404)
      expect(raised).toEqual([])
    })

    it('raises an alarm at once when its reporter says so, or the lead within 7 days', async () => {
      const first = await isHeard(test, mia)
      const max = await reporter()
      await report(max, first.talkId, first.messageId, { kind: 'suicide', raise: 'emergency' })
      expect(raised).toMatchObject([
        { danger: { kind: 'suicide', level: 'emergency', source: 'person' } },
      ])

      const second = await isHeard(test, await aYoungPerson(test))
      await report(max, second.talkId, second.messageId, { kind: 'violence', raise: 'no' })
      const { id } = await test.store.sql
        .selectFrom('misses')
        .select('id')
        .where('alarm_id', 'is', null)
        .executeTakeFirstOrThrow()
      const raise = () => sol.post(`/console/safety/misses/${id}/raise`, { level: 'worried' })
      expect((await raise()).status).toBe(303)
      expect((await raise()).status).toBe(409)
      expect(raised).toHaveLength(2)
      expect(raised[1]).toMatchObject({ danger: { kind: 'violence', level: 'worried' } })
    })

    it('of an old text raises nothing', async () => {
      const { talkId, messageId } = await isHeard(test, mia)
      test.clock.advance(8 * dayMs)
      const max = await reporter()

      await report(max, talkId, messageId, { kind: 'suicide', raise: 'emergency' })
      expect(raised).toEqual([])
      expect(await page('/misses')).not.toContain('Raise an emergency now')
    })

    it('of something an adult did goes to the allegations officers, out of everybody’s sight', async () => {
      const { talkId, messageId } = await isHeard(test, mia, { text: 'he comes in at night' })
      const max = await reporter()

      const done = await report(max, talkId, messageId, { kind: 'allegation' })
      expect(done.headers.get('location')).toContain('said=to-officers')
      expect(toOfficers).toMatchObject([{ messageId, allegation: { source: 'person' } }])
      expect((await max.get(`/console/talks/${talkId}/miss/${messageId}`)).status).toBe(404)
      expect(await page('/misses')).not.toContain('he comes in at night')
      expect(await kinds()).not.toContain('miss-reported')
    })
  })

  describe('the monthly sample', () => {
    it('says when it is off, and what it is when on', async () => {
      expect(await page('/sample')).toContain('The sample is switched off')
      sampleSize = 20
      expect(await page('/sample')).toContain('up to 20 texts at random')
    })

    it('is marked, and leads to nobody', async () => {
      sampleSize = 20
      await test.store.transaction((tx) =>
        addSampleText(tx, { month: '2026-10', masked: 'its […] here' }, new Date()),
      )
      const { id } = await test.store.sql
        .selectFrom('sample_texts')
        .select('id')
        .executeTakeFirstOrThrow()

      expect((await sol.post(`/console/safety/sample/${id}`, { verdict: 'odd' })).status).toBe(404)
      await sol.post(`/console/safety/sample/${id}`, { verdict: 'missed' })
      const words = await page('/sample')
      expect(words).toContain('There is no way from a text here to whose it is')
      expect(words).toContain('October 2026')
      expect(words).toContain('1 text: 1 missed danger, 0 fine, 0 to read')
    })
  })

  describe('a phrase', () => {
    const form = { phrase: 'my lamp is going out', kind: 'suicide', level: 'worried', why: 'heard' }

    it('is refused beside its fields, and what was typed stays', async () => {
      const reply = await sol.post('/console/safety/phrases', { ...form, phrase: 'a(b)', why: '' })

      expect(reply.status).toBe(422)
      const html = await reply.text()
      expect(html).toContain('id="phrase-error"')
      expect(html).toContain('id="why-error"')
      expect(html).toContain('value="a(b)"')
    })

    it('waits for its run, is made active with a second yes, and taken out', async () => {
      const added = await sol.post('/console/safety/phrases', form)
      const there = added.headers.get('location') ?? ''
      expect(await wordsOf(await sol.get(there))).toContain('The run is about to begin')
      expect((await sol.post(`${there}/active`, { seen: '0' })).status).toBe(422)

      await hasRun({ caught: 1, disturbed: 2 })
      const words = await wordsOf(await sol.get(there))
      expect(words).toContain('fewer than 5')
      expect(words).toContain('It disturbs more than it catches')
      // What htmx fetches while it runs can be acted on too.
      expect(await (await sol.get(`${there}/run`)).text()).toMatch(/name="csrf" value="[^"]+"/)
      const refused = await sol.post(`${there}/active`, { seen: seenAt() })
      expect(await wordsOf(refused)).toContain('tick that you want it all the same')
      expect((await sol.post(`${there}/active`, { seen: '6', sure: 'yes' })).status).toBe(409)
      const active = await sol.post(`${there}/active`, { seen: seenAt(), sure: 'yes' })
      expect(active.headers.get('location')).toBe(`${there}?done=active`)
      await sol.post(`${there}/out`)
      expect(await page('/phrases')).toContain('Taken out (1)')
      expect(await kinds()).toEqual(
        expect.arrayContaining(['phrase-added', 'phrase-made-active', 'phrase-withdrawn']),
      )
    })

    const seenAt = (): string => String(test.clock.now().getTime())

    async function hasRun({ caught, disturbed }: { caught: number; disturbed: number }) {
      const finishedAt = test.clock.now().getTime()
      const result = {
        caught: { of: 100, count: caught, examples: ['one line'] },
        disturbed: { of: 1000, count: disturbed, examples: ['a question'] },
        recent: { texts: 30, alarmed: 1 },
        finishedAt,
      }
      const run = { state: 'done', askedBy: '', askedAt: 0, beatAt: 0, read: 9, lines: 9, result }
      await test.store.sql
        .updateTable('safety_phrases')
        .set({ run: JSON.stringify(run) })
        .execute()
    }
  })
})
