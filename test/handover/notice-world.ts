import type { Updateable } from 'kysely'
import type { SendResult } from '../../src/channels/channel.ts'
import type { MailResult } from '../../src/channels/mail/mailer.ts'
import type { NoticeKind, Priority } from '../../src/domain/handover.ts'
import { sendNotices } from '../../src/handover/send-notices.ts'
import type { HandoversTable } from '../../src/store/talk-tables.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { type NewNotice, noticeChannels, queueNotice } from '../../src/store/notices.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff, type NewStaffMember } from '../../src/store/staff.ts'
import { aChannel, aLog, aMailer } from '../support/edges.ts'
import { anAddress, aNumber, aPlace } from '../support/stored.ts'
import type { TestStore } from '../support/test-store.ts'

export const team = 'Leaving care'
export const minute = 60_000
export const consoleUrl = 'https://waymark.example/console'

/** Nobody may find these in anything that leaves for staff. */
export const secrets = ['Persephone', 'Quillfeather', 'allegation', 'asked', 'GL-4711', '+447700']

/** What the mail server and the network answer, in order; then they accept. */
export interface Answers {
  readonly mail?: readonly MailResult[]
  readonly sms?: readonly SendResult[]
}

/** Sending notices on a store, with edges that keep what left. */
export function createOffice(test: TestStore, { mail = [], sms = [] }: Answers = {}) {
  const { store, clock } = test
  const mailer = aMailer(...mail)
  const channel = aChannel(...sms)
  const goneOn: { readonly handoverId: string; readonly staffId: string }[] = []
  const alarmsGoneOn: string[] = []
  const { log, logged } = aLog()
  const deps = {
    store,
    clock,
    log,
    channel,
    mailer,
    consoleUrl,
    notReached: (_tx: unknown, handoverId: string, staffId: string) => {
      goneOn.push({ handoverId, staffId })
      return Promise.resolve()
    },
    alarmNotReached: (_tx: unknown, alarmId: string) => {
      alarmsGoneOn.push(alarmId)
      return Promise.resolve()
    },
  }
  return {
    mails: mailer.sent,
    texts: channel.sent,
    goneOn,
    alarmsGoneOn,
    logged,
    /** Every loop looks once, as the process of this name. */
    async works(processId = 'one'): Promise<void> {
      for (const by of noticeChannels) await sendNotices({ ...deps, processId }, by)
    },
    /** When the loops look again, in minutes from now. */
    async looksAgainIn(): Promise<number | undefined> {
      const times: number[] = []
      for (const by of noticeChannels) {
        const time = await sendNotices({ ...deps, processId: 'one' }, by)
        if (time !== undefined) times.push(time)
      }
      return times.length === 0 ? undefined : (Math.min(...times) - clock.now().getTime()) / minute
    },
  }
}

export function aMember(
  { store, clock }: TestStore,
  own: { readonly [K in keyof NewStaffMember]?: NewStaffMember[K] | undefined } = {},
): Promise<string> {
  const number = aNumber()
  const member = {
    name: 'Josephine Quillfeather',
    roles: ['personal-adviser'],
    team,
    email: `jo${number.slice(-4)}@council.example`,
    workMobile: number,
    textsOn: false,
    workingPattern: {},
    demo: false,
    ...own,
  } as NewStaffMember
  return store.transaction((tx) => addStaff(tx, member, clock.now()))
}

/** A young person's handover, open and waiting for this member of staff; returns its ids. */
export async function aHandover(
  test: TestStore,
  forStaffId: string | null,
  own: Updateable<HandoversTable> = {},
  audience = 'advisers',
): Promise<{ readonly id: string; readonly personId: string; readonly talkId: string }> {
  const { store, clock } = test
  const address = anAddress()
  await store.transaction((tx) =>
    registerPerson(
      tx,
      {
        preferredName: 'Persephone',
        language: 'en',
        team,
        caseReference: `GL-4711-${address.value}`,
        addresses: [address],
        demo: false,
      },
      'test',
      clock.now(),
    ),
  )
  const { talkId, personId } = await aPlace(test, address)
  await store.sql.updateTable('talks').set({ audience }).where('id', '=', talkId).execute()
  const { id } = await store.transaction((tx) =>
    openHandover(tx, { talkId, personId, reason: 'asked' }, clock.now()),
  )
  const change = { for_staff_id: forStaffId, stage: 'adviser', team, ...own }
  await store.sql.updateTable('handovers').set(change).where('id', '=', id).execute()
  return { id, personId, talkId }
}

export function change({ store }: TestStore, handoverId: string, set: Updateable<HandoversTable>) {
  return store.sql.updateTable('handovers').set(set).where('id', '=', handoverId).execute()
}

/** Queues one: normal, unless it is danger. */
export function tell(
  { store, clock }: TestStore,
  staffId: string,
  kind: NoticeKind,
  about: Partial<NewNotice> & { readonly priority?: Priority } = {},
): Promise<'queued' | 'no-way'> {
  const urgency = kind === 'danger' ? 'urgent' : 'normal'
  return store.transaction((tx) =>
    queueNotice(tx, { staffId, kind, urgency, ...about }, clock.now()),
  )
}

/** How every notice ended, in the order they were queued, such as 'email sent'. */
export async function endings({ store }: TestStore): Promise<readonly string[]> {
  const rows = await store.sql
    .selectFrom('notices')
    .select(['channel', 'status', 'error'])
    .orderBy('id')
    .execute()
  return rows.map(({ channel, status, error }) => [channel, status, error ?? ''].join(' ').trim())
}
