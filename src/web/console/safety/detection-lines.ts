import { assertNever } from '../../../domain/assert-never.ts'
import { maySay } from '../../../oversight/safety/mark-verdict.ts'
import type { SeenAlarm, SeenDetection } from '../../../store/views/detections.ts'
import type { SafetyFigures, Speed } from '../../../store/views/safety-figures.ts'
import { dayAndTime, dayOf, howLong } from '../times.ts'
import { firedWords, kindName, levelNames } from './safety-words.ts'

export interface Named {
  readonly nameOf: (staffId: string) => string
  readonly phraseOf: (id: string) => string | undefined
}

/** A detection as a page shows it. */
export function detectionLine(seen: SeenDetection, { nameOf, phraseOf }: Named) {
  return {
    id: seen.id,
    // What an adult did has no level: its officers decide whether the risk is current.
    ...(seen.category === 'danger' && { level: seen.level, levelName: levelNames[seen.level] }),
    kind: kindName(seen.kind),
    // The moment of an allegation could tell whose it is.
    when: seen.category === 'allegation' || seen.restricted ? dayOf(seen.at) : dayAndTime(seen.at),
    drill: seen.drill,
    mayMark: maySay(seen),
    text: seen.text,
    whyNoText: whyNoText(seen),
    fired: firedWords(seen, phraseOf),
    alarm: seen.alarm && alarmWords(seen.alarm, nameOf),
    alarmOpen: seen.alarm?.open === true,
    unanswered: seen.alarm?.unanswered === true,
    verdict: seen.verdict,
    verdictName: seen.verdict && verdictName(seen.verdict),
    marked:
      seen.verdict &&
      `${nameOf(seen.verdictBy ?? '')}, ${seen.verdictAt === undefined ? '' : dayAndTime(seen.verdictAt)}`,
    note: seen.note,
  }
}

function verdictName(verdict: NonNullable<SeenDetection['verdict']>): string {
  switch (verdict) {
    case 'true':
      return 'True alarm'
    case 'false':
      return 'False alarm'
    default:
      return assertNever(verdict)
  }
}

function whyNoText({ text, category, restricted }: SeenDetection): string | undefined {
  if (text !== undefined) return undefined
  if (category === 'allegation' || restricted) {
    return 'The words are in a restricted talk. An allegations officer can grant you to read them.'
  }
  return 'The words are not shown: the record is locked, or the talk is sealed.'
}

/** 'Open, dealt with by Dee Cole after 4 min'. */
function alarmWords(alarm: SeenAlarm, nameOf: Named['nameOf']): string {
  const { open, acknowledgedBy, acknowledgedAt, openedAt, unanswered, closedAt } = alarm
  const found = alarm.verdict && ` as ${alarm.verdict === 'true' ? 'a true' : 'a false'} alarm`
  const state = open ? 'Alarm open' : `Alarm closed${found ?? ''}`
  if (acknowledgedAt !== undefined) {
    const who = acknowledgedBy === undefined ? 'whoever was called' : nameOf(acknowledgedBy)
    return `${state}, dealt with by ${who} after ${howLong(openedAt, acknowledgedAt)}`
  }
  if (open) return `${state}, ${unanswered ? 'unanswered' : 'nobody deals with it yet'}`
  const after = closedAt === undefined ? '' : ` after ${howLong(openedAt, closedAt)}`
  return `${state}${after}, and nobody said they were dealing with it`
}

/** The figures above the list; a kind of which there is nothing is not there. */
export function figuresShown({ kinds, emergency, worried, unanswered }: SafetyFigures) {
  return {
    kinds: kinds.map(({ kind, caught, true: right, false: wrong }) => ({
      ...{ caught, right, wrong },
      kind: kindName(kind),
    })),
    sentences: [
      speedWords('emergency', emergency),
      speedWords('worried', worried),
      unanswered === 0 ? undefined : `${unanswered} went round everybody once without an answer.`,
    ].filter((sentence) => sentence !== undefined),
  }
}

function speedWords(name: string, { opened, acknowledged, medianMs }: Speed): string | undefined {
  if (opened === 0) return undefined
  const alarms = `${opened} ${name} ${opened === 1 ? 'alarm' : 'alarms'}`
  if (medianMs === undefined) return `${alarms}: nobody has said they are dealing with it.`
  const time = howLong(new Date(0), new Date(medianMs))
  if (opened === 1) return `${alarms}: dealt with after ${time}.`
  if (acknowledged === 1) return `${alarms}: 1 dealt with, after ${time}.`
  return `${alarms}: ${acknowledged} dealt with, half of them within ${time}.`
}
