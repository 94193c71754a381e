import type { ChannelName } from '../../../domain/address.ts'
import type { TaskKind } from '../../../domain/handover.ts'
import type { Viewer } from '../../../domain/viewer.ts'
import type { Total } from '../../../store/views/listed.ts'
import type { NeedsYou, OpenTask } from '../../../store/views/needs-you.ts'
import { type ShownAlarm, alarmLine } from '../alarms/alarm-line.ts'
import { howLong, shortTime } from '../times.ts'
import type { Beside } from './beside.ts'
import { lowerFirst, moreOf, queryOf, totalWords } from './list-words.ts'
import { ageIn, nameIn } from './person-words.ts'
import { talkLine, worriedLine } from './talk-line.ts'
import { waitingLine, type WaitingLine } from './waiting-line.ts'

type AskedLines = Readonly<Record<'mine' | 'tasks' | 'talks' | 'team', number>>

export interface Shown {
  readonly viewer: Viewer
  readonly now: Date
  readonly beside: readonly Beside[]
  readonly senderOf: (channel: ChannelName) => string
}

/** What the templates of src/web/views/console/needs-you read. */
export function needsYouPage(
  found: NeedsYou,
  asked: AskedLines,
  { viewer, now, beside, senderOf }: Shown,
) {
  const { staffId } = viewer
  const words = { addresses: found.addresses, senderOf, ownerName: () => undefined }
  const line = (row: Parameters<typeof waitingLine>[0]) => waitingLine(row, found, staffId, now)
  const emergencies = found.emergencies.rows.map((row) =>
    alarmLine(row, { me: staffId, now, addresses: found.addresses }),
  )
  const lines = [
    ...found.talks.rows.flatMap((talk) => worriedLine(talk, words, now)),
    ...found.mine.rows.map(line),
  ]
  const before = emergencies.length + lines.length - found.mine.rows.length
  const people = { ...found.mine.total, count: found.mine.total.count + before }
  return {
    query: queryOf(asked),
    updated: { words: shortTime(now, now), iso: now.toISOString() },
    count: people.count + found.tasks.total.count,
    headline: headlineOf(people, found.tasks.total.count, beside),
    beside,
    first: firstOf(emergencies[0] ?? lines[0]),
    emergencies,
    waiting: { lines, ...moreOf('mine', asked, found.mine) },
    tasks: {
      lines: found.tasks.rows.map((task) => taskLine(task, now)),
      ...moreOf('tasks', asked, found.tasks),
    },
    talks: {
      lines: found.talks.rows.map((talk) => talkLine(talk, words, now)),
      total: totalWords(found.talks.total),
      ...moreOf('talks', asked, found.talks),
    },
    quiet: found.quiet,
    team: found.team && {
      lines: found.team.rows.map(line),
      total: totalWords(found.team.total),
      ...moreOf('team', asked, found.team),
    },
    onDuty: viewer.onDuty,
  }
}

/** What one knows within five seconds. */
function headlineOf(people: Total, tasks: number, beside: readonly Beside[]): string {
  const toDo = tasks === 1 ? '1 thing to do' : `${tasks} things to do`
  const needs =
    people.count === 1 && !people.more ? '1 person needs' : `${totalWords(people)} people need`
  const parts = [...(people.count > 0 ? [`${needs} you`] : []), ...(tasks > 0 ? [toDo] : [])]
  if (parts.length > 0) return parts.join(', ')
  return beside.length > 0 ? 'Nobody else needs you now' : 'Nobody needs you now'
}

function firstOf(line: ShownAlarm | WaitingLine | undefined) {
  if (line === undefined) return undefined
  const { name, href, waiting, since } = line
  return { name, href, waiting, since, why: 'kind' in line ? line.kind : lowerFirst(line.why) }
}

const tasks: Readonly<Record<TaskKind, string>> = {
  'ring-them': 'Ring them: no text of ours can reach them now',
  'check-number': 'Make sure whose number it is',
  'expired-text': 'Your text waited for them to write, and was not sent',
}

function taskLine(task: OpenTask, now: Date) {
  return {
    id: task.id,
    name: nameIn(task.person),
    href: `/console/people/${task.person.id}`,
    age: ageIn(task.person, now),
    what: tasks[task.kind],
    since: task.openedAt.toISOString(),
    waiting: howLong(task.openedAt, now),
    ...(task.dueAt !== undefined && { due: `due ${shortTime(task.dueAt, now)}` }),
  }
}
