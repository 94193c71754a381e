import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/new-id.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import { addMiss, noteMissSeen } from '../../src/store/misses.ts'
import { countNotFalse, markDetection } from '../../src/store/verdicts.ts'
import { readDetection, readDetections } from '../../src/store/views/detections.ts'
import { readMisses } from '../../src/store/views/misses.ts'
import { readSafetyFigures } from '../../src/store/views/safety-figures.ts'
import { databases } from '../support/databases.ts'
import { type Heard, isHeard } from '../support/detections.ts'
import { aViewer, aYoungPerson, type YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3600_000

describe.each(databases)('what a safeguarding lead sees on %s', (name) => {
  let test: TestStore
  let lead: Viewer
  let mia: YoungPerson

  beforeAll(async () => {
    test = await openTestStore(name)
  })

  beforeEach(async () => {
    await test.empty()
    lead = await aViewer(test, 'Sol Grant', { roles: ['safeguarding-lead'] })
    mia = await aYoungPerson(test)
  })

  afterAll(async () => {
    await test.close()
  })

  const seen = async (viewer = lead, asked = {}) => {
    const found = await readDetections(
      test.store.reading,
      viewer,
      { most: 25, ...asked },
      test.clock.now(),
    )
    return found.rows
  }

  /** A case of the allegations officers' about this young person. */
  async function aCase({ talkId }: Pick<Heard, 'talkId'>, about = 'someone-else'): Promise<string> {
    const id = newId(test.clock.now())
    const at = test.clock.now().getTime()
    const row = { id, person_id: mia.id, talk_id: talkId, status: 'open', about, stage: 'received' }
    await test.store.sql
      .insertInto('cases')
      .values({ ...row, opened_at: at, due_at: at + hourMs })
      .execute()
    return id
  }

  async function grant(caseId: string, own: { until?: number; ended?: number } = {}) {
    const now = test.clock.now()
    const times = { at: now.getTime(), until_at: own.until ?? now.getTime() + hourMs }
    const ended_at = own.ended ?? null
    const ids = { id: newId(now), case_id: caseId, staff_id: lead.staffId, granted_by: 'nia' }
    await test.store.sql
      .insertInto('case_grants')
      .values({ ...ids, ...times, ended_at })
      .execute()
  }

  it('is the words of danger in talks of the advisers’, the newest first', async () => {
    await isHeard(test, mia, { text: 'first' })
    test.clock.advance(1000)
    await isHeard(test, mia, { text: 'second' })

    expect((await seen()).map(({ text }) => text)).toEqual(['second', 'first'])
    expect(await seen(await aViewer(test, 'Jo Marsh'))).toEqual([])
    expect(await seen(await aViewer(test, 'Max Hart', { roles: ['team-manager'] }))).toEqual([])
  })

  it('is never the words of a locked record, nor anything of somebody they must not see', async () => {
    const locked = await aYoungPerson(test, { locked: true })
    await isHeard(test, locked, { text: 'behind a lock' })
    await isHeard(test, mia, { text: 'must not be seen' })
    await test.store.sql
      .insertInto('person_bars')
      .values({ person_id: mia.id, staff_id: lead.staffId })
      .execute()

    const rows = await seen()
    expect(rows).toHaveLength(1)
    expect(rows[0]).not.toHaveProperty('text')
  })

  describe('of a restricted talk', () => {
    const told = () =>
      isHeard(test, mia, {
        text: 'what an adult did',
        audience: 'restricted:allegation',
        category: 'allegation',
        kind: 'allegation',
      })

    it('is that there is one, and its words while an officer grants them', async () => {
      const caseId = await aCase(await told())
      expect(await seen()).toMatchObject([{ kind: 'allegation', restricted: true }])
      expect((await seen())[0]).not.toHaveProperty('text')
      expect((await seen())[0]).not.toHaveProperty('alarm')

      await grant(caseId, { until: test.clock.now().getTime() })
      await grant(caseId, { ended: test.clock.now().getTime() })
      expect((await seen())[0]).not.toHaveProperty('text')

      await grant(caseId)
      expect((await seen())[0]).toHaveProperty('text', 'what an adult did')
    })

    it('is nothing at all while they are kept out of the case, in figures neither', async () => {
      await isHeard(test, await aYoungPerson(test), { text: 'of somebody else' })
      const caseId = await aCase(await told())
      await grant(caseId)
      await test.store.sql
        .insertInto('case_kept_out')
        .values({ case_id: caseId, staff_id: lead.staffId, why: 'named', by: null, at: 0 })
        .execute()

      expect((await seen()).map(({ kind }) => kind)).toEqual(['suicide'])
      const figures = await readSafetyFigures(test.store.reading, lead, new Date(0))
      expect(figures.kinds.map(({ kind }) => kind)).toEqual(['suicide'])
      expect(figures.emergency.opened).toBe(1)
    })

    it('is nothing at all when they stand between the young person and the officers', async () => {
      const max = await aViewer(test, 'Max Hart', { roles: ['team-manager', 'safeguarding-lead'] })
      await aCase(await told(), 'manager')

      expect(await seen(max)).toEqual([])
      expect(await seen()).toHaveLength(1)
    })
  })

  it('can be narrowed by kind, level, source, verdict and time, and goes on by pages', async () => {
    await isHeard(test, mia, { kind: 'violence', source: 'learnt' })
    test.clock.advance(hourMs)
    const middle = await isHeard(test, mia, { level: 1 })
    test.clock.advance(hourMs)
    const last = await isHeard(test, mia)
    const ids = async (asked: object) => (await seen(lead, asked)).map(({ id }) => id)

    expect(await ids({ kind: 'violence' })).toHaveLength(1)
    expect(await ids({ source: 'learnt' })).toHaveLength(1)
    expect(await ids({ level: 'worried' })).toEqual([middle.detectionId])
    expect(await ids({ verdict: 'true' })).toEqual([])
    expect(await ids({ verdict: 'none' })).toHaveLength(3)
    expect(await ids({ from: test.clock.now() })).toEqual([last.detectionId])
    expect(await ids({ until: test.clock.now(), most: 1 })).toEqual([middle.detectionId])
    expect(await ids({ before: middle.detectionId })).toHaveLength(1)
  })

  it('is marked against what was shown, and an alarm is false when all its texts are', async () => {
    const first = await isHeard(test, mia, { text: 'one' })
    const second = await isHeard(test, mia, { text: 'two' })
    expect(second.alarmId).toBe(first.alarmId)
    const mark = (own: object) =>
      test.store.transaction((tx) =>
        markDetection(
          tx,
          {
            ...{ detectionId: first.detectionId, verdict: 'false', was: undefined },
            ...{ by: lead.staffId, note: 'a song', ...own },
          },
          test.clock.now(),
        ),
      )
    const left = () => test.store.transaction((tx) => countNotFalse(tx, first.alarmId))

    expect(await Promise.all([mark({}), mark({})])).toContain(false)
    expect(await left()).toBe(1)
    expect(await mark({ detectionId: second.detectionId, note: '' })).toBe(true)
    expect(await left()).toBe(0)
    expect(await mark({ was: 'false', verdict: 'true' })).toBe(true)
    expect(await mark({ was: 'false', verdict: 'true' })).toBe(false)
    const one = await readDetection(test.store.reading, lead, first.detectionId, test.clock.now())
    expect(one).toMatchObject({ verdict: 'true', verdictBy: lead.staffId, note: 'a song' })
  })

  it('is counted truly, drills left out', async () => {
    const { alarmId, detectionId } = await isHeard(test, mia)
    await isHeard(test, await aYoungPerson(test), { drill: true })
    await isHeard(test, await aYoungPerson(test), { kind: 'violence' })
    const set = (own: object) =>
      test.store.sql.updateTable('alarms').set(own).where('id', '=', alarmId).execute()
    const now = test.clock.now().getTime()
    await set({ acknowledged_at: now + 4 * 60_000, acknowledged_by: lead.staffId })
    await set({ unanswered_at: now })
    await test.store.sql
      .updateTable('alarms')
      .set({ drill: 1 })
      .where('id', 'not in', [alarmId])
      .where('kind', '=', 'suicide')
      .execute()
    await test.store.sql
      .updateTable('detections')
      .set({ verdict: 'true' })
      .where('id', '=', detectionId)
      .execute()

    expect(await readSafetyFigures(test.store.reading, lead, new Date(0))).toEqual({
      kinds: [
        { kind: 'suicide', caught: 1, true: 1, false: 0 },
        { kind: 'violence', caught: 1, true: 0, false: 0 },
      ],
      emergency: { opened: 2, acknowledged: 1, medianMs: 4 * 60_000 },
      worried: { opened: 0, acknowledged: 0 },
      unanswered: 1,
    })
    const later = new Date(now + 1)
    expect(await readSafetyFigures(test.store.reading, lead, later)).toMatchObject({ kinds: [] })
  })

  it('is each miss once, with its words where alerts show theirs', async () => {
    const heard = await isHeard(test, mia, { text: 'read as less' })
    const ids = { messageId: heard.messageId, talkId: heard.talkId, personId: mia.id }
    const miss = { ...ids, kind: 'suicide', reportedBy: lead.staffId, note: 'look' }
    const at = test.clock.now()
    const id = await test.store.transaction((tx) => addMiss(tx, miss, at))
    expect(await test.store.transaction((tx) => addMiss(tx, miss, at))).toBeUndefined()
    const list = () => readMisses(test.store.reading, lead, test.clock.now())
    const look = () => test.store.transaction((tx) => noteMissSeen(tx, id ?? '', lead.staffId, at))

    expect(await list()).toMatchObject([{ id, text: 'read as less', note: 'look' }])
    expect([await look(), await look()]).toEqual([true, false])
    expect(await list()).toMatchObject([{ seenBy: lead.staffId }])
    await test.store.sql
      .updateTable('talks')
      .set({ audience: 'restricted:allegation' })
      .where('id', '=', heard.talkId)
      .execute()
    const [hidden] = await list()
    expect(hidden).not.toHaveProperty('text')
    expect(hidden).not.toHaveProperty('note')
  })
})
