import { findStaff } from '../../src/store/staff.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import type { TestApp } from './app.ts'

/** What stands in the books about somebody's number, for stories. */
export function ledger({ app, clock }: TestApp) {
  const { sql, vault } = app.store

  async function personOf(number: string): Promise<string> {
    const channel = number.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
    const value = number.replace('whatsapp:', '')
    const row = await sql
      .selectFrom('addresses')
      .innerJoin('address_links', 'address_links.address_id', 'addresses.id')
      .select('person_id')
      .where('value_hash', '=', vault.lookup('address', `${channel}:${value}`))
      .where('until_at', 'is', null)
      .executeTakeFirstOrThrow()
    return row.person_id
  }

  async function alarmsOf(number: string) {
    return sql
      .selectFrom('alarms')
      .innerJoin('handovers', 'handovers.id', 'alarms.handover_id')
      .innerJoin('talks', 'talks.id', 'alarms.talk_id')
      .select(['alarms.kind', 'handovers.reason', 'alarms.status', 'talks.audience'])
      .where('alarms.person_id', '=', await personOf(number))
      .execute()
  }

  return {
    personOf,
    alarmsOf,
    async openAlarmsOf(number: string): Promise<number> {
      return (await alarmsOf(number)).filter(({ status }) => status === 'open').length
    },
    async textsIn(number: string, audience: string): Promise<number> {
      const rows = await sql
        .selectFrom('messages')
        .innerJoin('talks', 'talks.id', 'messages.talk_id')
        .select('messages.id')
        .where('messages.person_id', '=', await personOf(number))
        .where('talks.audience', '=', audience as 'sealed')
        .execute()
      return rows.length
    },
    async actsOf(number: string) {
      return sql
        .selectFrom('alarm_acts')
        .innerJoin('alarms', 'alarms.id', 'alarm_acts.alarm_id')
        .select(['act', 'how'])
        .where('alarms.person_id', '=', await personOf(number))
        .execute()
    },
    async tasksOf(number: string): Promise<readonly string[]> {
      const rows = await sql
        .selectFrom('tasks')
        .select('kind')
        .where('person_id', '=', await personOf(number))
        .execute()
      return rows.map(({ kind }) => kind)
    },
    async noticesAbout(number: string): Promise<readonly string[]> {
      const personId = await personOf(number)
      const rows = await sql
        .selectFrom('notices')
        .leftJoin('alarms', 'alarms.id', 'notices.alarm_id')
        .select('notices.kind')
        .where((eb) =>
          eb.or([eb('notices.person_id', '=', personId), eb('alarms.person_id', '=', personId)]),
        )
        .execute()
      return rows.map(({ kind }) => kind)
    },
    async handoversOf(number: string) {
      return sql
        .selectFrom('handovers')
        .select(['reason', 'priority'])
        .where('person_id', '=', await personOf(number))
        .execute()
    },
    async answerOf(number: string): Promise<string | null | undefined> {
      const row = await sql
        .selectFrom('alarms')
        .select('answer')
        .where('person_id', '=', await personOf(number))
        .executeTakeFirst()
      return row?.answer
    },
    /** Their adviser takes over the talk that advisers read. */
    async adviserTakesOver(number: string): Promise<void> {
      const personId = await personOf(number)
      const talk = await sql
        .selectFrom('talks')
        .innerJoin('people', 'people.id', 'talks.person_id')
        .select(['talks.id', 'talks.version', 'people.adviser_id'])
        .where('talks.person_id', '=', personId)
        .where('audience', '=', 'advisers')
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow()
      const staff = await findStaff(app.store, talk.adviser_id ?? '')
      const viewer = await loadViewer(app.store, staff?.id ?? '', clock.now())
      if (viewer === undefined) throw new Error('Nobody of that id works here')
      await takeOver(app.messaging, viewer, talk.id, talk.version)
    },
  }
}
