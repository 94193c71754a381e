import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readKnowledge } from '../../knowledge/check.ts'
import { readKnowledgeDir } from '../../knowledge/load-files.ts'
import { lessonOf } from '../../safeguarding/hear.ts'
import { byHash } from '../../safeguarding/learnt/feature-keys.ts'
import { fitModel } from '../../safeguarding/learnt/fit-model.ts'
import type { SafetyLesson } from '../../safeguarding/learnt/lesson.ts'
import { chancesOf, readModel } from '../../safeguarding/learnt/model.ts'
import { describeSafety, type Foretold } from './describe-safety.ts'
import { handOfRules, readSafety, type SafetyLine } from './read-safety.ts'
import { readTuning } from './read-tuning.ts'

const weightsFile = join(import.meta.dirname, '../../safeguarding/learnt/weights.json')

/**
 * How likely it must be that a text is no harmless one, and that it is now; and how likely at least for a
 * rule to be believed (`overrules`), and to be heard at all (`silences`). Chosen on hands that were left out.
 */
const thresholds = { alarm: 0.47, urgent: 0.5, overrules: 0.55, silences: 0.46 } as const

/**
 * Articles whose askers may be telling of danger: what they ask is no lesson in being harmless.
 */
const nearDanger = new Set(
  (
    'crisis-help domestic-abuse exploitation self-harm sexual-assault report-a-worker worried-about-someone ' +
    'stalking-harassment forced-marriage-hba hate-crime online-safety past-abuse homeless-tonight housing-16-17 ' +
    'emergency-contacts abortion-miscarriage drugs-alcohol mental-health eating-problems pregnancy parenting ' +
    'my-baby-social-services loneliness complaints bereavement gambling'
  ).split(' '),
)

export interface SafetyOptions {
  /** Whether each hand is left out in turn too, which takes most of the time. */
  readonly measure: boolean
  readonly tell: (line: string) => void
}

/**
 * Learns the safety net's weights from `safety/*.jsonl` and, as harmless ones, from ordinary questions.
 * Says how much is heard of each hand's lines when that hand was left out. The same files give the
 * same weights.
 */
export async function learnSafety(
  knowledgeDir: string,
  { measure, tell }: SafetyOptions,
): Promise<string> {
  const lines = await readSafety(knowledgeDir)
  const own = lines.map((line) => ({ line, lesson: toLesson(line) }))
  const hands = new Set(lines.map(({ hand }) => hand).filter((hand) => hand !== handOfRules))
  const ordinary = await ordinaryLessons(knowledgeDir)
  const foretold = Array.from(measure ? hands : []).flatMap((hand) => {
    tell(`leaving out ${hand}`)
    const others = own.filter(({ line }) => line.hand !== hand).map(({ lesson }) => lesson)
    const model = readModel(fitModel([...others, ...ordinary]))
    return own
      .filter(({ line }) => line.hand === hand)
      .map(({ line, lesson }): Foretold => ({ line, chances: chancesOf(model, lesson.features) }))
  })
  tell('learning from all')
  const fitted = fitModel([...own.map(({ lesson }) => lesson), ...ordinary])
  const note = "Written by 'npm run waymark -- learn safety'; do not edit by hand."
  await replaceFile(`${JSON.stringify({ note, thresholds, ...fitted }, null, 2)}\n`)
  return measure ? describeSafety(foretold, thresholds) : `Learnt from ${own.length} lines.`
}

/** Written beside and renamed: whatever starts meanwhile never reads half of it. */
async function replaceFile(text: string): Promise<void> {
  const partial = `${weightsFile}.part`
  await writeFile(partial, text)
  await rename(partial, weightsFile)
}

function toLesson({ hand, turns, expect, level }: SafetyLine): SafetyLesson {
  const features = lessonOf(turns, hand !== handOfRules)
  return { features, meaning: expect, counts: 1, ...(level === undefined ? {} : { level }) }
}

/** A whole question, as people send it, counts for more beside the few words of an ask: an alarm at one costs its answer. */
const questionCounts = 6

const ruleSpoke = ['rule of danger', 'rule of allegation'].map(byHash.other)

/** What people ask of ordinary articles, and the tuning questions that an article answers or none. */
async function ordinaryLessons(knowledgeDir: string): Promise<readonly SafetyLesson[]> {
  const { articles } = readKnowledge(await readKnowledgeDir(knowledgeDir))
  const asks = articles
    .filter(({ language, id }) => language === 'en' && !nearDanger.has(id))
    .flatMap((article) => article.asks)
    .map((text) => ({ texts: [text], counts: 1 }))
  const asked = (await readTuning(knowledgeDir))
    .filter(({ expect }) => expect !== undefined && isHarmless(expect.outcome))
    .map(({ turns }) => ({ texts: turns, counts: questionCounts }))
  return [...asks, ...asked].flatMap(({ texts, counts }): SafetyLesson[] => {
    const features = lessonOf(texts)
    return ruleSpoke.some((each) => features.has(each))
      ? []
      : [{ features, meaning: 'harmless', counts }]
  })
}

const isHarmless = (outcome: string): boolean => outcome !== 'crisis' && outcome !== 'allegation'
