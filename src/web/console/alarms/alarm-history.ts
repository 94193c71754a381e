import { type AlarmAct, noTextReaches } from '../../../domain/alarm.ts'
import type { AlarmCall, AlarmNotice, ShownAct } from '../../../store/views/alarm-acts.ts'
import type { AlarmPage } from '../../../store/views/alarms.ts'
import { shortTime } from '../times.ts'
import { attemptWays, dealing, nameOf, wayWords } from './alarm-words.ts'

/** Who was told, in one line each: by which ways, and what became of it. */
export function toldLines({ notices, calls, staff, person }: AlarmPage, me: string, now: Date) {
  const { adviserId, leadWorkerId } = person
  const people = new Map<string, string[]>()
  for (const notice of notices) {
    const ways = people.get(notice.staffId) ?? []
    people.set(notice.staffId, [...ways, noticeWords(notice, now)])
  }
  const lines = [...people].map(([id, ways]) => ({
    name: nameOf(staff.get(id) ?? { id, name: 'Somebody' }, me),
    as: id === leadWorkerId ? 'lead worker' : id === adviserId ? 'PA' : undefined,
    words: [...new Set(ways)].join('; '),
  }))
  return [...lines, ...calls.map((call) => callLine(call, staff, me, now))]
}

const channels: Readonly<Record<AlarmNotice['channel'], string>> = { email: 'e-mail', sms: 'SMS' }

function noticeWords({ channel, status, at }: AlarmNotice, now: Date): string {
  const way = channels[channel]
  const time = shortTime(at, now)
  if (status === 'sent' || status === 'bundled') return `${way} sent ${time}`
  if (status === 'failed') return `${way} could not be sent`
  if (status === 'stale') return `${way} not needed any more`
  if (status === 'unknown') return `${way} ${time}, not known if it arrived`
  return `${way} is on its way since ${time}`
}

const callWords: Readonly<Record<string, string>> = {
  queued: 'is about to be called',
  calling: 'is being called',
  accepted: 'was called and accepted by pressing 1',
  'not-accepted': 'was called and did not accept',
  failed: 'could not be called',
}

function callLine(call: AlarmCall, staff: AlarmPage['staff'], me: string, now: Date) {
  const { staffId, status, at } = call
  const name =
    staffId === undefined
      ? 'The emergency duty team'
      : nameOf(staff.get(staffId) ?? { id: staffId, name: 'Somebody' }, me)
  return { name, words: `${callWords[status] ?? status}, ${shortTime(at, now)}` }
}

/** What was done, the newest first. */
export function historyOf({ acts, staff }: AlarmPage, me: string, now: Date) {
  return acts.toReversed().map((act) => {
    const somebody =
      act.staffId === undefined
        ? undefined
        : (staff.get(act.staffId) ?? { id: act.staffId, name: 'Somebody' })
    return {
      when: shortTime(act.at, now),
      at: act.at.toISOString(),
      words: actWords(act, { who: nameOf(somebody, me), you: act.staffId === me }),
      note: act.note,
    }
  })
}

interface Actor {
  readonly who: string
  readonly you: boolean
}

function actWords(act: ShownAct, { who, you }: Actor): string {
  const has = you ? 'have' : 'has'
  const way = act.how === 'taken-over' ? 'took over the talk' : wayWords(dealing, act.how)?.is
  const words: Readonly<Record<AlarmAct, string>> = {
    seen: `${who} ${has} seen it`,
    dealing: `${who} ${you ? 'are' : 'is'} dealing with it${way === undefined ? '' : `: ${you ? way.replace(/^is /, 'you are ') : way}`}`,
    attempt: `${who} tried to reach them: ${attemptOf(act)}`,
    note: act.how === noTextReaches ? 'No text can reach them: phone them' : `${who} wrote a note`,
    closed: `${who} closed it: ${act.how === 'false' ? 'a false alarm' : 'a true alarm'}`,
  }
  return words[act.act]
}

function attemptOf({ how, reached }: ShownAct): string {
  const way = wayWords(attemptWays, how)?.toLowerCase() ?? 'another way'
  return `${way}, ${reached === true ? 'reached' : 'not reached'}`
}
