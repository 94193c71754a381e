import type { Learnt } from '../../knowledge/search/learnt.ts'

/** How grams are weighed and how their wording is learnt. */
export type Settings = Pick<Learnt, 'grams' | 'lessons'>

/** What each setting is multiplied by, one at a time, as long as it helps. */
const factors = [0.5, 2] as const
/** A setting is changed for no smaller gain in mean log likelihood: less is noise. */
const leastGain = 0.002

/** Walks from some settings to better ones, one setting after another. */
export function chooseSettings(
  start: Settings,
  score: (settings: Settings) => number,
  tell: (line: string) => void,
): Settings {
  let best = { settings: start, score: score(start) }
  tell(`as they are: ${best.score.toFixed(4)}`)
  for (const change of changes) {
    for (const factor of factors) {
      const settings = change.by(best.settings, factor)
      const found = score(settings)
      tell(`${change.name} x ${factor}: ${found.toFixed(4)}`)
      if (found <= best.score + leastGain) continue
      best = { settings, score: found }
      break
    }
  }
  return best.settings
}

interface Change {
  readonly name: string
  readonly by: (settings: Settings, factor: number) => Settings
}

const gramKinds = ['pair', 'skip', 'letters', 'meant'] as const

const changes: readonly Change[] = [
  ...gramKinds.map((kind): Change => ({
    name: kind,
    by: ({ grams, lessons }, factor) => ({
      grams: { ...grams, [kind]: grams[kind] * factor },
      lessons,
    }),
  })),
  {
    name: 'rate',
    by: ({ grams, lessons }, factor) => ({
      grams,
      lessons: { ...lessons, rate: lessons.rate * factor },
    }),
  },
  {
    name: 'rounds',
    by: ({ grams, lessons }, factor) => ({
      grams,
      lessons: { ...lessons, rounds: Math.max(1, Math.round(lessons.rounds * factor)) },
    }),
  },
]
