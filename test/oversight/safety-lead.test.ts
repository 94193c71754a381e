import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { nobody } from '../../src/knowledge/fill.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import {
  activatePhrase,
  draftPhrase,
  runAgain,
  takePhraseOut,
} from '../../src/oversight/safety/change-phrase.ts'
import type { Net } from '../../src/oversight/safety/net.ts'
import { readRun } from '../../src/oversight/safety/phrase-run.ts'
import { runPhrases } from '../../src/oversight/safety/run-phrases.ts'
import { servePhrases } from '../../src/oversight/safety/serve-phrases.ts'
import { takeSample } from '../../src/oversight/safety/take-sample.ts'
import { findPhrase } from '../../src/store/safety-phrases.ts'
import { listSample, markSample } from '../../src/store/sample-texts.ts'
import { databases } from '../support/databases.ts'
import { asks, aViewer, aYoungPerson, writes } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const anArticle = { asks: ['where is the purple lamp shop'] }
const form = {
  phrase: 'purple lamp is going out',
  kind: 'suicide',
  level: 'worried',
  why: 'a test',
}
/** Hears nothing but the phrase: what the net has learnt changes with its corpora. */
const net: Net = {
  hasPhrase: (text, { phrase }) => text.includes(phrase),
  hears: () => false,
  kindIn: () => undefined,
}
const dayMs = 24 * 60 * 60 * 1000

describe.each(databases)('the safeguarding lead’s work on %s', (name) => {
  let test: TestStore
  let lead: Viewer
  const corporaDir = mkdtempSync(join(tmpdir(), 'waymark-corpora-'))

  beforeAll(async () => {
    test = await openTestStore(name)
    mkdirSync(join(corporaDir, 'safety'))
    const lines = [
      { text: 'the purple lamp is going out tonight', expect: 'suicide' },
      { text: 'is it ok that the purple lamp is going out', expect: 'harmless' },
      { text: 'hello', expect: 'harmless' },
    ]
    const raw = lines.map((line) => JSON.stringify(line)).join('\n')
    writeFileSync(join(corporaDir, 'safety', 'made-up.jsonl'), raw)
  })

  beforeEach(async () => {
    await test.empty()
    await test.store.sql.deleteFrom('settings').where('name', 'like', 'safety-sample-%').execute()
    lead = await aViewer(test, 'Sol Grant', { roles: ['safeguarding-lead'] })
  })

  afterAll(async () => {
    await test.close()
    rmSync(corporaDir, { recursive: true })
  })

  const run = () => {
    const { store, clock } = test
    const library = () => createLibrary([{ ...anArticle, language: 'en' } as never], { ...nobody })
    return runPhrases({ store, clock, net, library, corporaDir })
  }
  const draft = async (own: Partial<typeof form> = {}): Promise<string> => {
    const drafted = await draftPhrase(test, lead, { ...form, ...own })
    if (drafted.kind !== 'drafted') throw new Error('It was refused')
    return drafted.id
  }
  const resultOf = async (id: string) => readRun((await findPhrase(test.store, id))?.run)?.result
  const seenAtOf = async (id: string) => (await resultOf(id))?.finishedAt ?? 0

  describe('a phrase', () => {
    it('is in force only after a run and a yes, in every process, until it is taken out', async () => {
      // SQLite serves from one process.
      const other = name === 'postgres' ? await test.again() : test.store
      const [here, there] = [servePhrases(test), servePhrases({ store: other })]
      const id = await draft()

      expect(await activatePhrase(test, lead, { id, seenAt: 0, sure: true })).toEqual({
        kind: 'no-run',
      })
      await run()
      expect(await resultOf(id)).toMatchObject({
        caught: { of: 1, count: 1, examples: ['the purple lamp is going out tonight'] },
        disturbed: { of: 3, count: 1, examples: ['is it ok that the purple lamp is going out'] },
        recent: { texts: 0, alarmed: 0 },
      })
      await test.store.sql
        .updateTable('safety_phrases')
        .set({ run: await quiet(id) })
        .execute()
      const asked = { id, seenAt: await seenAtOf(id), sure: false }
      expect(await activatePhrase(test, lead, asked)).toEqual({ kind: 'active' })
      await Promise.all([here.refresh(), there.refresh()])
      expect(here.inForce()).toMatchObject([{ id, phrase: 'purple lamp is going out' }])
      expect(there.inForce()).toEqual(here.inForce())

      expect(await takePhraseOut(test, lead, id)).toBe(true)
      expect(await takePhraseOut(test, lead, id)).toBe(false)
      await there.refresh()
      expect(there.inForce()).toEqual([])
      if (other !== test.store) await other.close()
    })

    /** The run of so few lines, as if only one in a thousand were disturbed. */
    async function quiet(id: string): Promise<string> {
      const kept = readRun((await findPhrase(test.store, id))?.run)
      if (kept?.result === undefined) throw new Error('There is no run')
      const disturbed = { of: 1000, count: 1, examples: [] }
      return JSON.stringify({ ...kept, result: { ...kept.result, disturbed } })
    }

    it('that would alarm too many is refused whatever is ticked', async () => {
      const id = await draft()
      await run()

      const asked = { id, seenAt: await seenAtOf(id), sure: true }
      expect(await activatePhrase(test, lead, asked)).toEqual({ kind: 'too-noisy' })
    })

    it('counts recent texts unseen, and nothing of restricted talks', async () => {
      const { sms } = await aYoungPerson(test)
      await writes(test, sms, { text: 'my purple lamp is going out' })
      const kept = await aYoungPerson(test)
      const place = await writes(test, kept.sms, { text: 'purple lamp is going out again' })
      await test.store.sql
        .updateTable('talks')
        .set({ audience: 'restricted:allegation' })
        .where('id', '=', place.talkId)
        .execute()
      const old = await aYoungPerson(test)
      const before = await writes(test, old.sms, { text: 'purple lamp is going out' })
      await test.store.sql
        .updateTable('messages')
        .set({ created_at: test.clock.now().getTime() - 31 * dayMs })
        .where('talk_id', '=', before.talkId)
        .execute()
      const id = await draft()
      await run()

      expect((await resultOf(id))?.recent).toEqual({ texts: 1, alarmed: 1 })
    })

    it('is run again when its process ended in the middle', async () => {
      const id = await draft()
      const left = { ...readRun((await findPhrase(test.store, id))?.run), state: 'running' }
      await test.store.sql
        .updateTable('safety_phrases')
        .set({ run: JSON.stringify(left) })
        .execute()

      await run()
      expect(await resultOf(id)).toBeUndefined()
      expect(await runAgain(test, lead, id)).toBe(false)
      test.clock.advance(61_000)
      await run()
      expect(await resultOf(id)).toBeDefined()
      expect(await runAgain(test, lead, id)).toBe(true)
      expect(await resultOf(id)).toBeUndefined()
    })

    it('that is here already is not added twice; one taken out may come again', async () => {
      const id = await draft()

      expect(await draftPhrase(test, lead, form)).toMatchObject({ kind: 'invalid' })
      await takePhraseOut(test, lead, id)
      expect(await draftPhrase(test, lead, form)).toMatchObject({ kind: 'drafted' })
    })

    it('leaves a record of everything, without its words', async () => {
      const id = await draft()
      await run()
      await takePhraseOut(test, lead, id)

      const events = await test.store.sql.selectFrom('events').selectAll().orderBy('id').execute()
      const kinds = events.map((event) => event.kind)
      expect(kinds.filter((kind) => kind.startsWith('phrase-'))).toEqual([
        'phrase-added',
        'phrase-run',
        'phrase-withdrawn',
      ])
      expect(JSON.stringify(events)).not.toContain('lamp')
    })
  })

  describe('the monthly sample', () => {
    const take = (size: number) => {
      const { store, clock } = test
      return takeSample({ store, clock, net, monthlySample: () => size })
    }
    const toNextMonth = () => {
      test.clock.advance(31 * dayMs)
    }

    it('takes masked texts of sealed talks once a month, since it is on', async () => {
      const early = await aYoungPerson(test)
      await writes(test, early.sms, { text: 'written before it was on' })
      test.clock.advance(1000)
      await take(10)
      test.clock.advance(1000)
      const mia = await aYoungPerson(test, { preferredName: 'Mia' })
      await writes(test, mia.sms, { text: 'its Mia, ring 07700 900123' })
      await writes(test, mia.sms, { text: 'its Mia, ring 07700 900123' })
      const open = await aYoungPerson(test)
      await asks(test, open.sms)
      const locked = await aYoungPerson(test, { locked: true })
      await writes(test, locked.sms, { text: 'from a locked record' })
      expect(await listSample(test.store)).toEqual([])
      toNextMonth()
      await Promise.all([take(10), take(10)])
      await take(10)

      const texts = await listSample(test.store)
      expect(texts).toMatchObject([{ text: 'its […], ring […]' }])
      const rows = await test.store.sql.selectFrom('sample_texts').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(mia.id)
      // The first of the month for all of them: no time of day, and no order.
      expect(rows.map((row) => new Date(row.created_at).toISOString().slice(8))).toEqual([
        '01T00:00:00.000Z',
      ])
    })

    it('is marked once, and gone after half a year', async () => {
      await take(10)
      test.clock.advance(1000)
      await writes(test, (await aYoungPerson(test)).sms, { text: 'something' })
      toNextMonth()
      await take(10)
      const [text] = await listSample(test.store)
      const mark = (verdict: 'fine' | 'missed') =>
        test.store.transaction((tx) =>
          markSample(tx, text?.id ?? '', { verdict, by: lead.staffId }, test.clock.now()),
        )

      expect(await mark('missed')).toBe(true)
      expect(await mark('fine')).toBe(false)
      expect(await listSample(test.store)).toMatchObject([{ verdict: 'missed' }])
      test.clock.advance(190 * dayMs)
      await take(0)
      expect(await listSample(test.store)).toEqual([])
    })

    it('takes nothing while it is off, and forgets what was written then', async () => {
      await take(0)
      await writes(test, (await aYoungPerson(test)).sms, { text: 'while it is off' })
      toNextMonth()
      await take(10)
      await take(10)

      expect(await listSample(test.store)).toEqual([])
    })
  })
})
