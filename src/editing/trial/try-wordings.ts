import { setImmediate as letOthersRun } from 'node:timers/promises'
import { emptyDialogState } from '../../domain/talk.ts'
import type { Article, Section } from '../../knowledge/article.ts'
import type { TakeTurn } from './stand-in-search.ts'
import type { RunningTrial } from './run-trial.ts'
import type { Got } from './trial-result.ts'

/** The council's values change no search: which answers read differently with them? */
export async function tryWordings(
  articles: readonly Article[],
  turns: { readonly before: TakeTurn; readonly after: TakeTurn },
  { tally, signal }: RunningTrial,
): Promise<void> {
  const texts = articles
    .filter(({ language }) => language === 'en')
    .flatMap((article) => [
      { article, section: undefined },
      ...article.sections.map((section) => ({ article, section })),
    ])
  tally.expect(texts.length)
  for (const { article, section } of texts) {
    signal.throwIfAborted()
    await letOthersRun()
    const before = await wordingOf(turns.before, article, section)
    const after = await wordingOf(turns.after, article, section)
    if (before.text === after.text) tally.same('wording')
    else {
      const text = section === undefined ? article.title : `${article.title}: ${section.label}`
      const what = { change: 'other', from: 'wording', times: 1, expected: [] } as const
      tally.differs({ ...what, text, before, after })
    }
  }
}

/** What says the answer, asked for by the number of its choice. */
async function wordingOf(
  turn: TakeTurn,
  article: Article,
  section: Section | undefined,
): Promise<Got> {
  const pick =
    section === undefined
      ? ({ to: 'article', article: article.id } as const)
      : ({ to: 'section', article: article.id, section: section.key } as const)
  const nothing = { kind: 'none', articles: [], also: [] } as const
  const state = { ...emptyDialogState, choices: [{ label: article.label, pick }] }
  const { kind, replies } = await turn('1', nothing, state)
  const text = replies.find(({ role }) => role === 'reply')?.text ?? ''
  return { kind, topics: [article.title], ...(section && { section: section.label }), text }
}
