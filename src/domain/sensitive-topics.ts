/** What a question can be about that says more of somebody than an editor needs to know. */
export const sensitiveTopics = [
  'health',
  'abuse',
  'pregnancy',
  'asylum',
  'custody',
  'identity',
] as const
export type SensitiveTopic = (typeof sensitiveTopics)[number]

interface Sensitive {
  readonly topic: SensitiveTopic
  /** Why nobody may read what a single person asked about it. */
  readonly why: string
  /** The articles about it. How to join a GP or get glasses says nothing of anybody's health. */
  readonly articles: readonly string[]
  /**
   * Words that tell it where no article was found, and in the id of a new article; 'anxi-' is how
   * one begins.
   */
  readonly words: readonly string[]
}

/** In the order in which one is named where several fit. */
const all: readonly Sensitive[] = [
  {
    topic: 'pregnancy',
    why: 'A pregnancy, and whether a baby stays, is told to very few people, and to some at a risk.',
    articles: ['pregnancy', 'abortion-miscarriage', 'my-baby-social-services'],
    words: ['preg-', 'abort-', 'miscarr-', 'morning after', 'unborn', 'antenatal', 'my baby'],
  },
  {
    topic: 'abuse',
    why: 'Who was hurt, and by whom, can be read out of a question; whoever did it may be near.',
    articles: [
      'domestic-abuse',
      'past-abuse',
      'sexual-assault',
      'exploitation',
      'forced-marriage-hba',
      'stalking-harassment',
      'online-safety',
      'hate-crime',
      'report-a-worker',
      'worried-about-someone',
    ],
    words: [
      ...['abus-', 'rape-', 'raping', 'rapist', 'assault-', 'groom-', 'fgm', 'forced marr-'],
      ...['stalk-', 'nude', 'nudes'],
    ],
  },
  {
    topic: 'asylum',
    why: 'Somebody without leave to remain risks more than an answer when their words are read.',
    articles: ['asylum-18', 'asylum-refused', 'immigration-status', 'citizenship'],
    words: [
      ...['asylum', 'refugee-', 'home office', 'visa', 'visas', 'deport-', 'immigra-', 'traffick-'],
      'brp',
    ],
  },
  {
    topic: 'custody',
    why: 'A sentence or an arrest is criminal data; few young people are in custody at a time.',
    articles: ['custody-support', 'leaving-custody', 'probation', 'arrested', 'criminal-record'],
    words: [
      'prison-',
      'custody',
      'jail-',
      'arrest-',
      'probation',
      'sentence-',
      'convict-',
      'yoi',
      'bail',
      'tag',
    ],
  },
  {
    topic: 'health',
    why: 'What somebody is ill with, takes, or does to themselves is data about their health.',
    articles: [
      'mental-health',
      'crisis-help',
      'self-harm',
      'eating-problems',
      'drugs-alcohol',
      'gambling',
      'sexual-health',
      'camhs-to-adult',
      'adhd-autism',
      'disability-benefits',
      'disability-sen',
      'health-history',
      'health-passport',
      'family-health-history',
      'gp-records',
      'bereavement',
    ],
    words: [
      'depress-',
      'anxi-',
      'suicid-',
      'self harm-',
      'camhs',
      'adhd',
      'autis-',
      'bipolar',
      'medic-',
      'meds',
      'diagnos-',
      'hiv',
      'sti',
      'stis',
      'std',
      'stds',
      'contracept-',
      'condom-',
      'weed',
      'cocaine',
      'ketamine',
      'drug-',
      'eating disorder-',
      'therap-',
      'counsel-',
      'disab-',
    ],
  },
  {
    topic: 'identity',
    why: 'Whom somebody loves and what they believe is theirs to tell.',
    articles: ['lgbtq', 'faith-culture'],
    words: [
      'gay',
      'lesbian-',
      'bisexual-',
      'trans',
      'transgender-',
      'nonbinary',
      'queer-',
      'gender-',
    ],
  },
]

export interface AskedAbout {
  /** The ids of the articles that were answered or offered. */
  readonly articles: readonly string[]
  /** Whom those articles are for: 'custody', 'asylum' … one list for each. */
  readonly statuses: readonly (readonly string[])[]
  /** What was asked. */
  readonly text: string
}

/** The sensitive topic of a question, if it has one: one article of several is enough. */
export function sensitiveTopicOf({
  articles,
  statuses,
  text,
}: AskedAbout): SensitiveTopic | undefined {
  const byArticle = all.find((one) => articles.some((id) => one.articles.includes(id)))
  if (byArticle !== undefined) return byArticle.topic
  // An article for nobody but those in custody, or seeking asylum, says that they are.
  const byStatus = (['asylum', 'custody'] as const).find((status) =>
    statuses.some((ones) => ones.length > 0 && ones.every((one) => one === status)),
  )
  if (byStatus !== undefined) return byStatus
  const said = ` ${[text, ...articles]
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return all.find(({ words }) => words.some((word) => tells(said, word)))?.topic
}

/** A word is one by itself, 'trans' not 'transport', but for those that are beginnings. */
function tells(said: string, word: string): boolean {
  return said.includes(word.endsWith('-') ? ` ${word.slice(0, -1)}` : ` ${word} `)
}

/** Why questions about a topic are shown as a count until three people asked alike. */
export function whySensitive(topic: SensitiveTopic): string {
  return all.find((one) => one.topic === topic)?.why ?? ''
}

/** So many people have asked alike before anybody reads what they asked. */
export const leastAlike = 3
