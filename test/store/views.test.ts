import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { openTask } from '../../src/store/tasks.ts'
import { readMyOpenTalks } from '../../src/store/views/my-talks.ts'
import { countsFor, type NeedsYou, readNeedsYou } from '../../src/store/views/needs-you.ts'
import { readTeamTalks } from '../../src/store/views/team.ts'
import type { Waiting } from '../../src/store/views/waiting.ts'
import { databases } from '../support/databases.ts'
import { aViewer, aYoungPerson, writes } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'
import { waits } from '../support/waiting.ts'

const plenty = { mine: 50, tasks: 50, talks: 50, team: 50 }

describe.each(databases)('what the console reads, on %s', (database) => {
  let test: TestStore
  let jo: Viewer
  let dee: Viewer
  let max: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    dee = await aViewer(test, 'Dee Cole', { roles: ['duty-adviser'], onDuty: true })
    max = await aViewer(test, 'Max Hart', { roles: ['team-manager'] })
  })
  afterAll(() => test.close())

  const needsYou = (viewer: Viewer, asked = plenty): Promise<NeedsYou> =>
    readNeedsYou(test.store.reading, viewer, asked, test.clock.now())
  const names = (rows: readonly Pick<Waiting, 'person'>[]) => rows.map(({ person }) => person.name)
  const mine = async (viewer: Viewer) => names((await needsYou(viewer)).mine.rows)
  const others = async (viewer: Viewer) => names((await needsYou(viewer)).team?.rows ?? [])
  const person = async (name: string, own = {}): Promise<string> =>
    (await aYoungPerson(test, { preferredName: name, ...own })).id

  it('puts the most urgent first, and of those whoever waits longest', async () => {
    await waits(test, await person('Ann'), { minutesAgo: 90 })
    await waits(test, await person('Ben'), { minutesAgo: 5, priority: 'worried' })
    await waits(test, await person('Cat'), { minutesAgo: 20 })
    const danger = { priority: 'emergency', danger: 'violence' } as const
    await waits(test, await person('Dan'), { ...danger, minutesAgo: 1 })

    const { emergencies, mine: waiting } = await needsYou(dee)

    expect(names(emergencies.rows)).toEqual(['Dan'])
    expect(emergencies.rows[0]).toMatchObject({ kind: 'violence', level: 'emergency' })
    expect(names(waiting.rows)).toEqual(['Ben', 'Ann', 'Cat'])
    expect(waiting.total).toEqual({ count: 3, more: false })
  })

  it('knows for whom each waits: by name, as cover, for a pool, or for one’s own', async () => {
    const rae = await aViewer(test, 'Rae Okoro')
    const forJo = { forStaffId: jo.staffId }
    await waits(test, await person('Mia', { adviserId: jo.staffId }), {
      stage: 'adviser',
      ...forJo,
    })
    await waits(test, await person('Ali', { adviserId: rae.staffId }), { stage: 'cover', ...forJo })
    await waits(test, await person('Own', { adviserId: jo.staffId }), { stage: 'duty' })
    await waits(test, await person('Led', { leadWorkerId: jo.staffId }), { stage: 'manager' })
    await waits(test, await person('Rob', { adviserId: rae.staffId }), { stage: 'unrouted' })

    expect((await mine(jo)).toSorted()).toEqual(['Ali', 'Led', 'Mia', 'Own'])
    expect((await mine(dee)).toSorted()).toEqual(['Own', 'Rob'])
    expect((await others(dee)).toSorted()).toEqual(['Ali', 'Led', 'Mia'])
    expect((await mine(max)).toSorted()).toEqual(['Led', 'Rob'])
    expect((await others(max)).toSorted()).toEqual(['Ali', 'Mia', 'Own'])
    expect((await mine(rae)).toSorted()).toEqual(['Ali', 'Rob'])
    expect((await needsYou(jo)).team).toBeUndefined()
  })

  it('shows an emergency to everybody who could help, whosever turn it is', async () => {
    const mia = await person('Mia', { adviserId: jo.staffId })
    const danger = { priority: 'emergency', danger: 'suicide' } as const
    await waits(test, mia, { stage: 'adviser', forStaffId: jo.staffId, ...danger })

    const emergencies = async (viewer: Viewer) => names((await needsYou(viewer)).emergencies.rows)
    for (const viewer of [jo, dee, max]) expect(await emergencies(viewer)).toEqual(['Mia'])
    // Nobody meets it twice on one page.
    expect([...(await mine(dee)), ...(await others(dee))]).toEqual([])
    expect(await emergencies({ ...dee, onDuty: false })).toEqual([])
  })

  it('counts truly: nobody barred, locked or of another team is on a list or in a number', async () => {
    const away = await aViewer(test, 'Elsewhere', { team: 'Another', roles: ['team-manager'] })
    await waits(test, await person('Mia'), {})
    const barred = await person('Bea')
    const locked = await person('Lou', { locked: true })
    await waits(test, barred, { priority: 'emergency', danger: 'medical' })
    await waits(test, locked, {})
    await waits(test, await person('Far', { team: 'Another' }), { team: 'Another' })
    await waits(test, await person('New', { team: undefined }), { team: null })
    await test.store.sql
      .insertInto('person_bars')
      .values([
        { person_id: barred, staff_id: dee.staffId },
        { person_id: barred, staff_id: max.staffId },
      ])
      .execute()
    await test.store.transaction((tx) =>
      openTask(tx, { staffId: dee.staffId, personId: barred, kind: 'ring-them' }, test.clock.now()),
    )

    const found = await needsYou(dee)
    expect(names(found.mine.rows).toSorted()).toEqual(['Mia', 'New'])
    expect(found.mine.total.count).toBe(2)
    expect(found.tasks).toEqual({ rows: [], total: { count: 0, more: false } })
    expect(await countsFor(test.store.reading, dee)).toEqual({ needsYou: 2, myTalks: 0 })
    // A locked one is the manager's to see, a barred one is not.
    expect((await others(max)).toSorted()).toEqual(['Lou', 'Mia', 'New'])
    expect((await mine(away)).concat(await others(away)).toSorted()).toEqual(['Far', 'New'])
  })

  it('says how long a list is of which it shows a part', async () => {
    for (let index = 0; index < 4; index += 1) await waits(test, await person(`No ${index}`))

    const { mine: listed } = await needsYou(dee, { ...plenty, mine: 3 })

    expect(listed.rows).toHaveLength(3)
    expect(listed.total).toEqual({ count: 4, more: false })
  })

  it('shows danger in a talk of one’s own first until it is over, and counts it until it is seen', async () => {
    await waits(test, await person('Tia'), { ownerId: jo.staffId, unread: 2 })
    const fay = await waits(test, await person('Fay'), {
      ownerId: jo.staffId,
      unread: 0,
      danger: 'self-harm',
    })
    await test.store.sql.updateTable('alarms').set({ level: 1 }).execute()

    const talks = await readMyOpenTalks(test.store.reading, jo, 50)
    expect(names(talks.rows)).toEqual(['Fay', 'Tia'])
    expect(talks.rows[0]?.danger).toMatchObject({ level: 'worried', unseen: true })
    expect(await countsFor(test.store.reading, jo)).toEqual({ needsYou: 1, myTalks: 2 })

    const alarm = test.store.sql.updateTable('alarms').where('talk_id', '=', fay.talkId)
    await alarm.set({ seen_at: 1, seen_by: jo.staffId }).execute()
    const seen = (await readMyOpenTalks(test.store.reading, jo, 50)).rows
    expect(names(seen)).toEqual(['Fay', 'Tia'])
    expect(seen[0]?.danger).toMatchObject({ kind: 'self-harm', unseen: false })
    expect(await countsFor(test.store.reading, jo)).toEqual({ needsYou: 0, myTalks: 2 })

    await alarm.set({ status: 'closed', closed_at: 1, closed_by: jo.staffId }).execute()
    const over = (await readMyOpenTalks(test.store.reading, jo, 50)).rows
    expect(names(over)).toEqual(['Tia', 'Fay'])
    expect(over[1]?.danger).toBeUndefined()
  })

  it('counts the quiet ones by talks with people: the bot’s are sealed, and tell nothing', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const ann = await person('Ann', { leadWorkerId: jo.staffId })
    await writes(test, mia.sms, { text: 'to the bot alone' })

    expect((await needsYou(jo)).quiet).toBe(2)
    await waits(test, ann, { minutesAgo: 60 })
    expect((await needsYou(jo)).quiet).toBe(1)
  })

  it('sums up the team by adviser', async () => {
    const mia = await person('Mia', { adviserId: jo.staffId })
    const talk = await waits(test, mia, { minutesAgo: 30 })
    await waits(test, await person('New'), { minutesAgo: 10 })
    await waits(test, await person('Tia'), { ownerId: jo.staffId })
    await test.store.sql
      .insertInto('contact_records')
      .values({
        ...{ id: 'record', person_id: mia, talk_id: talk.talkId, handover_id: talk.handoverId },
        ...{ staff_id: jo.staffId, from_at: 0, until_at: 1, channels: '[]', outcome: 'answered' },
        ...{ summary_sealed: '', actions_sealed: '', with_words: 0, created_at: 1 },
      })
      .execute()

    const { byAdviser, waiting, talks } = await readTeamTalks(test.store.reading, max, {
      waiting: 50,
      talks: 50,
    })

    expect(names(waiting.rows)).toEqual(['Mia', 'New'])
    expect(names(talks.rows)).toEqual(['Tia'])
    const now = test.clock.now().getTime()
    expect(byAdviser.toSorted((a, b) => b.talks - a.talks)).toEqual([
      {
        staffId: jo.staffId,
        waiting: 1,
        talks: 1,
        records: 1,
        oldestAt: new Date(now - 30 * 60_000),
      },
      { staffId: null, waiting: 1, talks: 0, records: 0, oldestAt: new Date(now - 10 * 60_000) },
    ])
  })
})
