import { readAnswer, type ReadAnswer } from '../../../../editing/asked/read-answer.ts'
import {
  type AnswerGot,
  type AskedGroup,
  type AskedText,
  listAskedTexts,
} from '../../../../store/asked.ts'
import { listDecisions, type QuestionDecision } from '../../../../store/question-decisions.ts'
import { nameStaff } from '../../../../store/views/name-staff.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayOf } from '../../times.ts'
import { editingAddressOf } from '../address-of.ts'
import { pagesAround } from './asked-page.ts'
import { endedWords, timesAsked } from './asked-words.ts'
import { addressOfGroup } from './queue.ts'

const textsOfAPage = 50

/** What the page of one group reads. */
export async function groupPage(deps: ConsoleDeps, group: AskedGroup, page: number) {
  const { store, library } = deps
  const asked = { page, most: textsOfAPage }
  const [texts, decisions, nameOf] = await Promise.all([
    listAskedTexts(store.reading, group, asked),
    listDecisions(store.reading, group),
    nameStaff(store.reading),
  ])
  const total = group.open + group.decided
  const address = addressOfGroup(group)
  return {
    address,
    heading: texts[0]?.masked.trim() || 'A text without words',
    times: group.open === 0 ? 'Nothing is open' : timesAsked(group.open),
    newest: dayOf(group.newestAt),
    open: group.open > 0,
    decided: group.decided > 0,
    texts: texts.map(textLine),
    answers: await answersOf(deps, texts),
    decisions: decisions.map((one) => decisionLine(one, group.language, nameOf)),
    articles: articleChoices(library().all(group.language)),
    pages: pagesAround({ ...asked, total }, (to) => `${address}?page=${to}`),
  }
}

function textLine({ masked, outcome, askedAt, decisionId }: AskedText) {
  return {
    text: masked.trim() || 'A text without words',
    about: `${endedWords[outcome]} · ${dayOf(askedAt)}`,
    decided: decisionId !== undefined,
  }
}

/** Each answer once, however many got it. */
async function answersOf(
  { store, library }: ConsoleDeps,
  texts: readonly AskedText[],
): Promise<readonly ReadAnswer[]> {
  const got = new Map<string, { readonly answer: AnswerGot; readonly askedAt: Date }>()
  for (const { answer, askedAt } of texts) {
    if (answer !== undefined) got.set(`${answer.revisionId} ${answer.section}`, { answer, askedAt })
  }
  const read = await Promise.all(
    // With the facts of that day, and not with those that have changed since.
    Array.from(got.values(), ({ answer, askedAt }) =>
      readAnswer(store.reading, library().council, answer, askedAt),
    ),
  )
  return read.filter((answer) => answer !== undefined)
}

function decisionLine(
  { decision, article, reason, by, at }: QuestionDecision,
  language: string,
  nameOf: (staffId: string) => string,
) {
  const what = {
    ask: 'Began an ask for',
    article: 'Began the article',
    dismissed: 'Dismissed',
  }[decision]
  return {
    ...{ what, reason, when: dayOf(at), by: nameOf(by) },
    ...(article !== undefined && {
      article,
      href: editingAddressOf({ kind: 'article', name: article, language }),
    }),
  }
}

function articleChoices(articles: readonly { readonly id: string; readonly title: string }[]) {
  const sorted = articles.toSorted((one, other) => one.title.localeCompare(other.title, 'en'))
  return [
    { value: '', text: 'Choose' },
    ...sorted.map(({ id, title }) => ({ value: id, text: title })),
  ]
}
