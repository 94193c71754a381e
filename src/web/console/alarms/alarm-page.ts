import { dealingWays } from '../../../domain/alarm.ts'
import type { CouncilSafety } from '../../../domain/council-safety.ts'
import type { AlarmPage } from '../../../store/views/alarms.ts'
import { phonesOf } from '../phones.ts'
import { languageWord, safeContactWords, safeLink } from '../talk/head.ts'
import { howLong, shortTime } from '../times.ts'
import { historyOf, toldLines } from './alarm-history.ts'
import { type LineWords, alarmLine } from './alarm-line.ts'
import {
  answerWords,
  attemptWays,
  dealing,
  levelWords,
  readByWords,
  toldWords,
} from './alarm-words.ts'

/** What is the council's own on the page. */
export interface AlarmCouncil {
  readonly safety: CouncilSafety
  /** Its numbers, from council.yaml. */
  readonly values: Readonly<Record<string, string>>
}

/** What the views of an alarm's page read. */
export function alarmPage(found: AlarmPage, council: AlarmCouncil, words: LineWords) {
  const { line, person, staff } = found
  const { restricted } = line
  const { me, now } = words
  const alarm = alarmLine(line, words)
  const nameOf = (id: string | undefined) => (id === undefined ? undefined : staff.get(id)?.name)
  return {
    alarm,
    title: alarm.age === undefined ? alarm.name : `${alarm.name}, ${alarm.age}`,
    levelWords: levelWords[line.level],
    personId: line.person.id,
    openTalk: found.openTalkId,
    texts: found.texts.map(({ text, at }) => ({ text, when: shortTime(at, now) })),
    restricted,
    // Of a restricted one nobody who works with them is the one to ask.
    adviser: restricted ? undefined : nameOf(person.adviserId),
    leadWorker: restricted ? undefined : nameOf(person.leadWorkerId),
    language: person.language === 'en' ? undefined : languageWord(person.language),
    caseLink: safeLink(person.caseLink),
    phones: phonesOf(found.addresses, now),
    safeContact: safeContactWords(found.safeContact),
    steps: stepsOf(council, { age: alarm.age, restricted }),
    numbers: numbersOf(council),
    passed: passedOf(found, me, now),
    tellers: toldLines(found, me, now),
    history: historyOf(found, me, now),
    done: found.done,
    dealingWays: dealingWays.map((value) => ({ value, text: dealing[value].does })),
    attemptWays: dealingWays.map((value) => ({ value, text: attemptWays[value] })),
  }
}

interface Whose {
  readonly age: number | undefined
  readonly restricted: boolean
}

/** The council's own protocol, in its order; a birthday that is not known counts as under 18. */
function stepsOf({ safety: { protocol } }: AlarmCouncil, { age, restricted }: Whose) {
  const { rings, rings999, address, under18 } = protocol
  const isUnder18 = age === undefined || age < 18
  const tells = restricted ? under18Restricted : under18
  return [rings, rings999, address, ...(isUnder18 ? [tells] : []), ...(restricted ? [hush] : [])]
}

/** In place of the council's line, which may name whoever it is about. */
const under18Restricted = 'Under 18: tell the Front Door, and nobody who works with them.'
const hush = 'Do not ask them what happened, and speak about it with nobody else of their team.'

/** Whom staff ring beside the young person, where council.yaml says a number. */
function numbersOf({ values }: AlarmCouncil) {
  const numbers = [
    { name: 'Front Door', phone: 'front-door-phone', hours: 'front-door-hours' },
    {
      name: 'Emergency duty team',
      phone: 'emergency-duty-team-phone',
      hours: 'emergency-duty-team-hours',
    },
  ]
  return numbers.flatMap(({ name, phone, hours }) => {
    const shown = values[phone]
    const number = /^[\d ]{10,}/.exec(shown ?? '')?.[0].replaceAll(' ', '')
    if (shown === undefined || number === undefined) return []
    return [{ name, number, shown, hours: values[hours] }]
  })
}

/** What passed between the bot and them, without their words. */
function passedOf(found: AlarmPage, me: string, now: Date) {
  const { line, told, answer, joined, lastTextAt, takenBackAt } = found
  const reader = line.dealingBy ?? line.seenBy
  const more = joined === 1 ? '1 more text' : `${joined} more texts`
  return [
    { label: 'Their card said', text: toldWords(told) },
    ...(reader === undefined || line.drill
      ? []
      : [{ label: 'Then', text: readByWords(reader, me, line.dealingBy !== undefined) }]),
    { label: 'Their answer', text: answerWords(answer) },
    ...(joined === 0
      ? []
      : [
          {
            label: 'Since then',
            text: `${more} of danger${lastTextAt === undefined ? '' : `, the last ${howLong(lastTextAt, now)} ago`}`,
          },
        ]),
    ...(takenBackAt === undefined
      ? []
      : [
          {
            label: 'Taken back',
            text: `They took it back, ${shortTime(takenBackAt, now)}. It stays open: a person finds out.`,
          },
        ]),
  ]
}
