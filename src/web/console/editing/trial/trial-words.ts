import type { OutcomeKind } from '../../../../domain/turn.ts'
import type { DraftAnswer } from '../../../../editing/trial/ask-draft.ts'
import {
  type Difference,
  type Got,
  readTrialJson,
  type TextSource,
} from '../../../../editing/trial/trial-result.ts'
import type { TrialRow } from '../../../../store/trials.ts'
import { dayAndTime } from '../../times.ts'

/** What the page says of an answer of the draft. */
export function answerShown({ kind, replies, article, nearest }: DraftAnswer) {
  const of = article?.section === undefined ? '' : `, section ‘${article.section}’`
  return {
    replies,
    from: article === undefined ? outcomeNames[kind] : `‘${article.title}’${of}`,
    // Its neighbours have hundreds of asks: a lone one is seldom heard beside them.
    tip:
      kind === 'none' &&
      'One way of asking is seldom enough: put in three or four, in different words.',
    nearest: nearest.map(({ title, probability, why }) => ({
      title,
      percent: Math.round(probability * 100),
      why,
    })),
  }
}

/** What the page says of a trial; `version` is the draft's by now. */
export function trialShown(trial: TrialRow, json: string | undefined, version: number) {
  const { status, total, done, better, worse, other } = trial
  const isRunning = status === 'waiting' || status === 'running'
  const result = json === undefined ? undefined : readTrialJson(json)
  return {
    ...{ status, isRunning, total, done, problem: problemOf(trial) },
    isOld: trial.draftVersion !== version,
    counts: { better, worse, other },
    progress: progressWords(trial),
    when: trial.endedAt && dayAndTime(trial.endedAt),
    asked: result && askedWords(result.asked),
    lists: result && listsOf(result.differences, { better, worse, other }),
  }
}

function progressWords({ status, total, done }: TrialRow): string {
  if (status === 'waiting') return 'It waits for its turn.'
  if (total === 0) return 'The index is being made ready with the draft in it.'
  return `Asked ${number(done)} of ${number(total)} texts, those that tell most first.`
}

function problemOf({ status, problem }: TrialRow): string | undefined {
  if (status !== 'failed') return undefined
  if (problem === 'newer') return 'The draft was changed while it was tried.'
  if (problem === 'faulty') {
    return 'The draft cannot be read yet: mend what is named beside its fields first.'
  }
  return 'It could not be tried. Try again; if it happens again, tell whoever runs Waymark.'
}

function askedWords(asked: Readonly<Record<TextSource, number>>): string {
  if (asked.wording > 0) return `${number(asked.wording)} answers were read with the new values.`
  const parts = [
    `${number(asked.real)} texts of young people in the last month`,
    `${number(asked.made)} questions of the project`,
    `${number(asked.ask)} asks of articles`,
  ]
  return `${parts.join(', ')} were asked.`
}

const headings = {
  worse: 'Worse',
  better: 'Better',
  other: 'Different, and nobody has said which is right',
} as const

function listsOf(
  differences: readonly Difference[],
  counts: Readonly<Record<keyof typeof headings, number>>,
) {
  return (['worse', 'better', 'other'] as const).map((change) => ({
    ...{ change, heading: headings[change], count: number(counts[change]) },
    lines: differences.filter((one) => one.change === change).map(lineOf),
  }))
}

function lineOf({ text, from, times, before, after, expected }: Difference) {
  return {
    text,
    from: sources[from] + (times > 1 ? `, ${number(times)} times` : ''),
    before: gotWords(before),
    after: gotWords(after),
    beforeText: before.text,
    afterText: after.text,
    expected: expected.map((title) => `‘${title}’`).join(' or '),
  }
}

const sources: Readonly<Record<TextSource, string>> = {
  real: 'A young person',
  made: 'A question of the project',
  ask: 'An ask of an article',
  wording: 'An answer',
}

function gotWords({ kind, topics, section }: Got): string {
  const [first] = topics
  if (kind === 'answer' && first !== undefined) {
    return section === undefined ? `‘${first}’` : `‘${first}’, section ‘${section}’`
  }
  if (kind === 'choose') return `a choice: ${topics.map((title) => `‘${title}’`).join(', ')}`
  return outcomeNames[kind].toLowerCase()
}

const outcomeNames: Readonly<Record<OutcomeKind, string>> = {
  answer: 'An answer',
  choose: 'A choice between articles',
  none: 'No answer: it says that it has none',
  crisis: 'The fixed card for danger, whatever the draft says',
  allegation: 'The fixed words for what an adult did, whatever the draft says',
  person: 'A person is offered',
  smalltalk: 'Small talk',
  stop: 'It stops texting',
  silent: 'Nothing',
}

const number = (value: number): string => value.toLocaleString('en-GB')
