import { stepAlarms } from '../handover/alarms/step-alarms.ts'
import { escalate } from '../handover/escalate.ts'
import { handBack } from '../handover/hand-back.ts'
import { type NoticeDeps, sendNotices } from '../handover/send-notices.ts'
import { takeOver } from '../handover/take-over.ts'
import type { Channel } from '../channels/channel.ts'
import type { ChannelName } from '../domain/address.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { processInbox } from '../messaging/process-inbox.ts'
import { receiveMessage } from '../messaging/receive-message.ts'
import { recordDelivery } from '../messaging/record-delivery.ts'
import { replyAsStaff } from '../messaging/reply-as-staff.ts'
import { sendQueued } from '../messaging/send-queued.ts'
import { meetParty } from '../store/address-links.ts'
import { holdAdvisersTalk } from '../store/moved-talks.ts'
import { findStaffByEmail } from '../store/staff.ts'
import { loadTalk, type StoredTalk } from '../store/talks.ts'
import { loadViewer } from '../store/viewers.ts'
import { demoPeople, demoOthers } from './demo-people.ts'
import { demoStaff } from './demo-staff.ts'

/**
 * On which what has happened is played, through the same ways as every text and every click. Times
 * are minutes before now.
 */
export interface Stage {
  readonly texts: (who: string, minutesAgo: number, text: string, by?: SentBy) => Promise<void>
  readonly takesOver: (staff: string, who: string, minutesAgo: number) => Promise<void>
  readonly replies: (
    staff: string,
    who: string,
    minutesAgo: number,
    reply: StaffWords,
  ) => Promise<void>
  readonly handsBack: (
    staff: string,
    who: string,
    minutesAgo: number,
    record: Written,
  ) => Promise<void>
}

export interface StaffWords {
  readonly text: string
  /** The network's code of the failure. */
  readonly fails?: string
}

export interface SentBy {
  readonly channel?: ChannelName
  readonly picture?: boolean
}

export interface Written {
  readonly summary: string
  readonly actions: string
}

/** Somebody whom the register does not know. */
const unknownPhone = '+447700900114'

/** What the stage is played with: texts, and telling staff. */
export type StageDeps = MessagingDeps & Pick<NoticeDeps, 'mailer' | 'consoleUrl'>

export function createStage(messaging: StageDeps): Stage {
  const now = messaging.clock.now().getTime()
  let count = 0
  const next = (): string => {
    count += 1
    return `demo-${count}`
  }
  const depsAt = (minutesAgo: number): StageDeps => {
    const moment = new Date(now - minutesAgo * 60_000)
    const { clock } = messaging
    const then = { now: () => moment, wait: clock.wait.bind(clock) }
    return { ...messaging, burstMs: 0, clock: then }
  }

  return {
    async texts(who, minutesAgo, text, { channel = 'sms', picture = false } = {}) {
      const deps = depsAt(minutesAgo)
      await receiveMessage(deps, {
        providerId: next(),
        from: { channel, value: phoneOf(who) },
        to: '+447700900000',
        text,
        media: picture ? [{ url: 'demo:picture', contentType: 'image/jpeg' }] : [],
        ...(text === 'STOP' && { optOut: 'stop' }),
      })
      await processInbox(deps)
      await letLeave(deps)
    },
    async takesOver(staff, who, minutesAgo) {
      const deps = depsAt(minutesAgo)
      const talk = await talkOf(deps, who)
      await takeOver(deps, await viewerOf(deps, staff), talk.id, talk.version)
      await letLeave(deps)
    },
    async replies(staff, who, minutesAgo, { text, fails }) {
      const deps = depsAt(minutesAgo)
      const { id: talkId } = await talkOf(deps, who)
      const reply = { talkId, text, formKey: next(), how: 'now' as const }
      const result = await replyAsStaff(deps, await viewerOf(deps, staff), reply)
      await letLeave(fails === undefined ? deps : { ...deps, channel: withoutReceipts })
      if (fails === undefined || result.kind !== 'queued') return
      const receipt = { messageId: result.id, providerId: sidOf(result.id), code: fails }
      await recordDelivery(deps, { ...receipt, status: 'undelivered', retry: false })
    },
    async handsBack(staff, who, minutesAgo, written) {
      const deps = depsAt(minutesAgo)
      const { id: talkId, version } = await talkOf(deps, who)
      const record = { ...written, withWords: true }
      const back = { talkId, version, outcome: 'action-agreed', record } as const
      await handBack(deps, await viewerOf(deps, staff), back)
      await letLeave(deps)
    },
  }
}

/** What was due by then goes on, and what is to leave leaves. */
async function letLeave(deps: StageDeps): Promise<void> {
  await stepAlarms(deps)
  await escalate(deps)
  await sendQueued(deps)
  const nobody = () => Promise.resolve()
  await sendNotices({ ...deps, notReached: nobody, alarmNotReached: nobody }, 'email')
}

const sidOf = (messageId: string): string => `SIM${messageId.replaceAll('-', '')}`

/** A network that says nothing of what became of a text. */
const withoutReceipts: Channel = {
  send: ({ id }) => Promise.resolve({ kind: 'accepted', providerId: sidOf(id) }),
}

/** Of somebody by name, or a number itself. */
function phoneOf(who: string): string {
  if (who.startsWith('+')) return who
  const known = [...demoPeople, ...demoOthers].find(({ name }) => name === who)
  return known?.phone ?? unknownPhone
}

function talkOf({ store, clock }: MessagingDeps, who: string): Promise<StoredTalk> {
  return store.transaction(async (tx) => {
    const address = { channel: 'sms', value: phoneOf(who) } as const
    const { personId } = await meetParty(tx, address, clock.now())
    const talk = await holdAdvisersTalk(tx, personId)
    if (talk === undefined) throw new Error(`${who} has no talk with staff`)
    return loadTalk(tx, talk.id)
  })
}

async function viewerOf({ store, clock }: MessagingDeps, key: string) {
  const email = demoStaff.find((one) => one.key === key)?.email ?? ''
  const member = await findStaffByEmail(store, email, clock.now())
  const viewer = await loadViewer(store, member?.id ?? '', clock.now())
  if (viewer === undefined) throw new Error(`The demo has no ${key}`)
  return viewer
}
