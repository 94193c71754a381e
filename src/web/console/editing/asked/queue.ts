import { whySensitive } from '../../../../domain/sensitive-topics.ts'
import {
  type AskedGroup,
  countHidden,
  type GroupKey,
  listAskedGroups,
} from '../../../../store/asked.ts'
import { countAsked } from '../../../../store/count-asked.ts'
import { type WrongOutcome, wrongOutcomes } from '../../../../store/questions.ts'
import type { Server } from '../../../server.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayOf } from '../../times.ts'
import { askedPage, pageOf, pagesAround } from './asked-page.ts'
import { endedWords, timesAsked, topicWords } from './asked-words.ts'

interface Listing {
  Querystring: Readonly<Record<string, unknown>>
}

const groupsOfAPage = 20
const here = '/console/editing/asked'

/** `/console/editing/asked`: what was asked in vain, alike ones together. */
export function addQueue(editing: Server, deps: ConsoleDeps): void {
  const { store } = deps
  editing.get<Listing>('/asked', async (request, reply) => {
    const outcome = wrongOutcomes.find((one) => one === request.query['outcome'])
    const page = pageOf(request.query)
    await countAsked(store)
    const asked = { outcome, page, most: groupsOfAPage }
    const [{ groups, total }, hidden] = await Promise.all([
      listAskedGroups(store.reading, asked),
      countHidden(store.reading),
    ])
    return askedPage(request, reply, {
      ...{ view: 'queue', askedPart: 'questions', total },
      done: doneWords[String(request.query['done'])],
      filters: filtersFor(outcome),
      filtered: outcome !== undefined,
      lines: groups.map((group) => groupLine(deps, group)),
      hidden: hidden.map(({ topic, open }) => ({
        topic: topicWords[topic],
        why: whySensitive(topic),
        open,
      })),
      pages: pagesAround({ ...asked, total }, (to) => hrefOf(outcome, to)),
    })
  })
}

const doneWords: Readonly<Record<string, string>> = {
  dismissed: 'Dismissed. Asked again, it comes back here and says so.',
  meanwhile: 'Somebody else has decided on these meanwhile. Nothing of yours was kept.',
  begun:
    'Somebody else has decided on these meanwhile. What you wrote is kept as a draft, on the desk.',
}

function hrefOf(outcome: WrongOutcome | undefined, page: number): string {
  const query = new URLSearchParams({
    ...(outcome !== undefined && { outcome }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query === '' ? here : `${here}?${query}`
}

function filtersFor(outcome: WrongOutcome | undefined) {
  const one = (value: WrongOutcome | undefined, text: string) => ({
    ...{ text, href: hrefOf(value, 1) },
    active: value === outcome,
  })
  return [one(undefined, 'All'), ...wrongOutcomes.map((value) => one(value, endedWords[value]))]
}

/** Where a group is looked at. */
export function addressOfGroup({ language, signature }: GroupKey): string {
  return `${here}/${language}/${signature}`
}

function groupLine({ library }: ConsoleDeps, group: AskedGroup) {
  const { newest, open, ended, newestAt, decided, language } = group
  const article = newest?.answer?.article
  const title = article === undefined ? undefined : library().find(article, language)?.title
  return {
    href: addressOfGroup(group),
    text: newest?.masked.trim() || 'A text without words',
    times: timesAsked(open),
    newest: dayOf(newestAt),
    ended: wrongOutcomes
      .filter((one) => ended[one] > 0)
      .map((one) => (ended[one] === open ? endedWords[one] : `${endedWords[one]}: ${ended[one]}`)),
    answer: title ?? article,
    sensitive: group.sensitive !== undefined,
    decidedBefore: decided > 0,
    ...(language !== 'en' && { language }),
  }
}
