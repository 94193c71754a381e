import type { OutOfHours } from '../../src/domain/council-safety.ts'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'
import type { Danger } from '../../src/domain/danger.ts'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
import type { AlarmActDeps } from '../../src/handover/alarms/alarm-deps.ts'
import { createAlarmDesk } from '../../src/handover/alarms/alarm-desk.ts'
import { stepAlarms } from '../../src/handover/alarms/step-alarms.ts'
import type { AlarmDesk, Raised, StaffDeps } from '../../src/messaging/deps.ts'
import { findOpenAlarm } from '../../src/store/change-alarm.ts'
import type { Store } from '../../src/store/store.ts'
import { aLog, someCards } from './edges.ts'
import { desk, textsIn } from './routing-world.ts'
import { staffDeps, type YoungPerson } from './staff-world.ts'
import type { TestStore } from './test-store.ts'

type Own = Partial<AlarmActDeps>

/** An alarm desk of a council that has said nothing of out of hours. */
export function alarmDeskOf(own: Own = {}): AlarmDesk {
  return createAlarmDesk({
    log: aLog().log,
    cards: someCards(),
    desk,
    serviceHours: () => defaultServiceHours,
    safety: () => defaultCouncilSafety,
    senderOf: (channel) => `${channel}:ours`,
    say: (key, { link = '' } = {}) => `${key} ${link}`,
    consoleUrl: 'https://waymark.example/console',
    ...own,
  })
}

export interface AlarmWorld {
  readonly deps: AlarmActDeps & StaffDeps
  readonly alarmDesk: AlarmDesk
  readonly logged: () => string
  /** They text, in danger. */
  raises(who: YoungPerson, own?: Partial<Danger>, audience?: Audience): Promise<Raised>
  /** Time comes to this moment, and whatever of alarms is due then is done. */
  comesTo(moment: string, store?: Store): Promise<number | undefined>
  /** The open alarm: how it stands. */
  stands(who: YoungPerson): Promise<Standing | undefined>
  /** 'kind name' of each notice of an alarm since the last look, in order, e-mails alone. */
  told(names: Readonly<Record<string, string>>): Promise<readonly string[]>
}

type Audience = 'advisers' | 'restricted:allegation'

interface Standing {
  readonly level: string
  readonly kind: string
  readonly step: number
  readonly round: number
  readonly due: string | undefined
  readonly unanswered: boolean
  readonly joined: number
  readonly answer: string | undefined
}

/** Alarms of a store, in a council that is there out of hours in this way. */
export function alarmWorld(test: TestStore, outOfHours: OutOfHours = { kind: 'none' }): AlarmWorld {
  const { log, logged } = aLog()
  const safety = () => ({ ...defaultCouncilSafety, outOfHours })
  const alarmDesk = alarmDeskOf({ log, safety })
  const deps = { ...staffDeps(test), log, desk, safety }
  return {
    deps,
    alarmDesk,
    logged,
    async raises(who, own = {}, audience = 'advisers') {
      const { messageId, ...place } = await textsIn(test, who, audience)
      const danger = { kind: 'suicide', level: 'emergency', rule: 'a test', ...own } as const
      return test.store.transaction((tx) =>
        alarmDesk.raise(tx, { place, messageId, danger }, test.clock.now()),
      )
    },
    comesTo(moment, store = test.store) {
      test.clock.advance(Date.parse(moment) - test.clock.now().getTime())
      return stepAlarms({ ...deps, store })
    },
    async stands({ id }) {
      const alarm = await findOpenAlarm(test.store, id)
      return (
        alarm && {
          ...{ level: alarm.level, kind: alarm.kind, step: alarm.step, round: alarm.round },
          due: alarm.dueAt?.toISOString().slice(0, 16),
          unanswered: alarm.unansweredAt !== undefined,
          ...{ joined: alarm.joined, answer: alarm.answer },
        }
      )
    },
    told: (names) => toldOf(test, names),
  }
}

async function toldOf({ store }: TestStore, names: Readonly<Record<string, string>>) {
  const rows = await store.sql
    .selectFrom('notices')
    .select(['id', 'kind', 'staff_id', 'channel'])
    .where((eb) => eb.or([eb('alarm_id', 'is not', null), eb('kind', '=', 'alarm-report')]))
    .where('error', 'is', null)
    .orderBy('id')
    .execute()
  // Looked at: they stay, and are not looked at again.
  await store.sql.updateTable('notices').set({ error: 'looked at' }).execute()
  const nameOf = (id: string) => Object.entries(names).find(([, one]) => one === id)?.[0] ?? id
  return rows
    .filter(({ channel }) => channel === 'email')
    .map((row) => `${row.kind} ${nameOf(row.staff_id)}`)
}
