import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import { checkDraft, type DraftProblem } from '../../../../editing/check-draft.ts'
import type { KnowledgeAround } from '../../../../editing/knowledge-around.ts'
import {
  previewArticle,
  type ShownPart,
  type ShownText,
} from '../../../../editing/preview/preview-article.ts'
import type { ArticleParts } from '../../../../knowledge/article-parts.ts'
import { parseCouncil } from '../../../../knowledge/parse-council.ts'
import { findNewest } from '../../../../store/revision-history.ts'
import type { ConsoleDeps } from '../../page.ts'

export interface ToShow {
  readonly place: KnowledgePlace
  readonly raw: string
  readonly parts: ArticleParts
  /** Nothing is published of it yet. */
  readonly isNew: boolean
}

/** What stands beside the form: every text as it leaves, and what is still wrong with the article. */
export interface Phone {
  readonly shown: readonly PhonePart[]
  readonly problems: readonly DraftProblem[]
}

interface PhonePart {
  readonly field: string
  readonly name: string
  readonly sms: Bubble
  readonly whatsapp: Bubble
  readonly count: string
  readonly age?: string
  /** Harder than an article may be. */
  readonly isHard: boolean
  readonly hard: readonly string[]
}

interface Bubble {
  readonly pieces: readonly Piece[]
  /** What the choices say that do not fit. */
  readonly leftOut: string
}

interface Piece {
  readonly text: string
  readonly mark?: 'hard' | 'bold'
}

export async function phoneOf(
  deps: Pick<ConsoleDeps, 'store' | 'clock' | 'library'>,
  { place, raw, parts, isNew }: ToShow,
): Promise<Phone> {
  const today = deps.clock.now()
  const { council } = deps.library()
  const { name: id, language } = place
  const shown = previewArticle({ parts, id, language, council, today })
  const around = await knowledgeNow(deps, language)
  return { shown: shown.map(phonePart), problems: checkDraft({ place, raw, isNew }, around, today) }
}

/** What is in force, without reading every article again at each key. */
async function knowledgeNow(
  { store, library }: Pick<ConsoleDeps, 'store' | 'library'>,
  language: string,
): Promise<KnowledgeAround> {
  const served = library()
  const keys = await councilKeys({ store })
  return {
    articles: served.all(language),
    council: served.council,
    ...(keys && { keys }),
    has: (place) => served.find(place.name, place.language) !== undefined,
  }
}

/** What a text may name of the council's values, also what is not known yet. */
export async function councilKeys({
  store,
}: Pick<ConsoleDeps, 'store'>): Promise<ReadonlySet<string> | undefined> {
  const place = { kind: 'council', name: 'council', language: 'und' } as const
  const newest = await findNewest(store.reading, place)
  const parsed = parseCouncil('council.yaml', newest?.raw ?? '')
  return 'keys' in parsed ? parsed.keys : undefined
}

const highestAge = 11

function phonePart({ field, name, sms, whatsapp, age, hard }: ShownPart): PhonePart {
  return {
    ...{ field, name, hard },
    sms: bubbleOf(sms, (text) => markHard(text, hard)),
    whatsapp: bubbleOf(whatsapp, markBold),
    count: countWords(sms.segments, sms.cost),
    isHard: age !== undefined && age > highestAge,
    ...(age !== undefined && { age: age.toFixed(1) }),
  }
}

function countWords(segments: number, cost: number | undefined): string {
  const texts = segments === 1 ? '1 SMS segment' : `${segments} SMS segments`
  return cost === undefined ? texts : `${texts}, about ${Number(cost.toFixed(1))}p`
}

function bubbleOf({ text, leftOut }: ShownText, mark: (text: string) => readonly Piece[]): Bubble {
  return { pieces: mark(text), leftOut: leftOut.join(', ') }
}

function markHard(text: string, hard: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  let rest = text
  for (const sentence of hard) {
    const at = rest.indexOf(sentence)
    if (at < 0) continue
    pieces.push({ text: rest.slice(0, at) }, { text: sentence, mark: 'hard' })
    rest = rest.slice(at + sentence.length)
  }
  return [...pieces, { text: rest }].filter((piece) => piece.text !== '')
}

/** WhatsApp shows what stands between two asterisks in bold. */
function markBold(text: string): readonly Piece[] {
  return text
    .split(/(\*[^*\n]+\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\*[^*\n]+\*$/.test(part) ? { text: part.slice(1, -1), mark: 'bold' } : { text: part },
    )
}
