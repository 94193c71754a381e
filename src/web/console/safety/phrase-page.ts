import {
  type Counted,
  hurdleOf,
  type PhraseRun,
  readRun,
  type RunResult,
} from '../../../oversight/safety/phrase-run.ts'
import type { KeptPhrase } from '../../../store/safety-phrases.ts'
import { dayAndTime } from '../times.ts'
import { kindName, levelNames } from './safety-words.ts'

/** Fewer could tell what one young person wrote: a lead could ask for a name and look. */
const leastTold = 5
const leastTexts = 20

/** What the page of one phrase reads. */
export function phrasePage(phrase: KeptPhrase, now: Date) {
  const run = readRun(phrase.run)
  const result = run?.state === 'done' ? run.result : undefined
  return {
    id: phrase.id,
    phrase: phrase.phrase,
    why: phrase.why,
    stands: phrase.status,
    about: `${kindName(phrase.kind)}, ${levelNames[phrase.level].toLowerCase()}`,
    hurdle: phrase.status === 'draft' ? hurdleOf(run, now) : undefined,
    running: phrase.status === 'draft' && run !== undefined && run.state !== 'done',
    progress: run === undefined ? undefined : progressWords(run),
    result: result && resultShown(result, phrase),
  }
}

function progressWords({ read, lines }: PhraseRun): string {
  if (lines === 0) return 'The run is about to begin.'
  if (read < lines) {
    return `Reading the project’s texts: ${number(read)} of ${number(lines)}.`
  }
  return 'Counting recent texts, unseen.'
}

function resultShown({ caught, disturbed, recent, finishedAt }: RunResult, phrase: KeptPhrase) {
  const danger = phrase.category === 'allegation' ? 'what an adult did' : 'danger'
  return {
    finishedAt,
    when: dayAndTime(new Date(finishedAt)),
    caught: counted(caught, `of ${number(caught.of)} made-up texts about ${danger}`),
    disturbed: counted(disturbed, `of ${number(disturbed.of)} harmless texts and questions`),
    recent: recentWords(recent),
  }
}

function counted({ count, examples }: Counted, of: string) {
  return { count: number(count), of, examples, others: number(count - examples.length) }
}

function recentWords({ texts, alarmed }: RunResult['recent']): string {
  if (texts < leastTexts) {
    return 'Too few texts came in during the last 30 days to count them without telling of anybody.'
  }
  const count = alarmed < leastTold ? `fewer than ${leastTold}` : number(alarmed)
  return `Of the ${number(texts)} texts of the last 30 days it would have alarmed ${count}. Nobody sees which.`
}

const number = (value: number): string => value.toLocaleString('en-GB')
