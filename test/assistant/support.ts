import { join } from 'node:path'
import type { Choice } from '../../src/domain/talk.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { CardReference, Findings, PastMessage, Turn } from '../../src/domain/turn.ts'
import { assess } from '../../src/assistant/assess.ts'
import type { Engine } from '../../src/assistant/engine/engine-port.ts'
import { loadPhrases } from '../../src/assistant/phrases.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import type { Article, Council, Section } from '../../src/knowledge/article.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import type { Candidates, Judgement } from '../../src/knowledge/search/candidates.ts'
import type { Cards } from '../../src/safeguarding/cards.ts'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'

export const phrases = loadPhrases(join(import.meta.dirname, '../../locales'))

/** Tuesday 17 November 2026, 11:00 in London. */
export const tuesday = new Date('2026-11-17T11:00:00Z')

export const council: Council = {
  name: 'Testshire County Council',
  shortName: 'Testshire council',
  countries: ['44'],
  serviceHours: {},
  safety: defaultCouncilSafety,
  values: {
    'front-door-phone': '01000 111111',
    'front-door-hours': 'Mon-Fri 9am-5pm',
    'adult-helpdesk-phone': '01000 222222',
    'adult-helpdesk-hours': 'Mon-Fri 8am-5pm',
    'emergency-duty-team-phone': '01000 333333',
  },
}

/** A card of these says which it is. */
export const cards: Cards = {
  say: cardSaid,
  alarmText: ({ kind }) => kind,
  allegation: 'You did right to say this. 1 Text 2 Call 3 Not yet',
  safeContact: { text: 'A text it is.', call: 'A call it is.', notYet: 'OK, not yet.' },
}

function cardSaid(card: CardReference): string {
  switch (card.card) {
    case 'danger':
    case 'again':
      return `Card ${card.card} for ${card.kind}`
    case 'answer':
      return `Card for the answer ${card.answer}`
    case 'false-alarm':
      return 'OK, thanks for saying'
  }
}

export function aSection(key: string, more: Partial<Section> = {}): Section {
  return { key, label: `About ${key}`, markdown: `All about ${key}.`, words: [], ...more }
}

export function anArticle(id: string, more: Partial<Article> = {}): Article {
  return {
    id,
    language: 'en',
    title: `Title of ${id}`,
    label: `Title of ${id}`,
    asks: [],
    keywords: [],
    ages: { from: 16, to: 25 },
    status: ['care-leaver'],
    sources: [],
    confirm: [],
    owner: 'leaving care team',
    reviewBy: '2027-01-01',
    facts: [],
    shortAnswer: `Short answer of ${id}. Ask {pa}.`,
    sections: [],
    ...more,
  }
}

/** What search found: the first candidate has this probability, the others half of it. */
export function found(
  judgement: Exclude<Judgement['kind'], 'otherwise'>,
  ids: readonly string[],
  probability = 0.9,
): Candidates {
  const because = 'test'
  return {
    read: { clean: '', words: [], changes: [], issues: [] },
    candidates: ids.map((article, at) => ({
      article,
      score: 1,
      probability: at === 0 ? probability : probability / 2,
      why: [],
    })),
    judgement:
      judgement === 'choose'
        ? { kind: judgement, articles: ids, because }
        : { kind: judgement, because },
    also: [],
  }
}

export const nothingFound = found('none', [])

/** An engine whose dialogs can be opened and never answer: enough for deciders that meet none. */
export const quietEngine: Engine = {
  open: (name) => ({ name, version: 1, state: null }),
  answer: () => Promise.resolve({ kind: 'passed' }),
}

export function aToolbox(
  articles: readonly Article[] = [],
  search: Candidates | ((text: string) => Candidates) = nothingFound,
  more: Partial<Tools> = {},
): Tools {
  const library = createLibrary(articles, council)
  return {
    phrases,
    library: () => library,
    cards,
    engine: quietEngine,
    searchArticles: ({ text }) =>
      Promise.resolve(typeof search === 'function' ? search(text) : search),
    ...more,
  }
}

export function aTurn(text: string, more: Partial<Turn> = {}): Turn {
  return {
    person: { id: 'amy', registered: true, language: 'en', adviserId: 'jo', welcomed: true },
    channel: 'sms',
    optedOut: false,
    messages: [{ id: 'm1', text, media: [] }],
    recent: [],
    state: emptyDialogState,
    adviser: { id: 'jo', firstName: 'Jo', workMobile: '+447700900123', dueInNow: true },
    named: true,
    fromStaff: false,
    now: tuesday,
    ...more,
  }
}

/** The findings the real readers make of a turn. */
export function read(turn: Turn): Findings {
  return assess(
    turn.messages.map((message) => message.text),
    turn.recent,
  )
}

export function said(text: string, at = tuesday): PastMessage {
  return { from: 'young-person', text, at }
}

export function choiceOf(label: string, article: string): Choice {
  return { label, pick: { to: 'article', article } }
}
