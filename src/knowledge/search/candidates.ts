import type { Circumstances } from '../../domain/circumstances.ts'

/** What search is asked: the words as they were sent, and what is known around them. */
export interface SearchQuery {
  readonly language: string
  readonly text: string
  readonly circumstances: Circumstances
}

/** How the text was read, for `waymark ask`: every step that changed a word. */
export interface ReadText {
  /** Cleaned, lower case, one space between words. */
  readonly clean: string
  /** The words as search uses them, after text speak, spelling and the vocabulary. */
  readonly words: readonly string[]
  readonly changes: readonly { readonly from: string; readonly to: string; readonly by: string }[]
  /** Separate issues in one message, most pressing first; one for most texts. */
  readonly issues: readonly string[]
}

export interface Candidate {
  readonly article: string
  /** Lunr's own score of this query; comparable within one query only. */
  readonly score: number
  /** Between 0 and 1: how likely it is that this article is what they asked for. */
  readonly probability: number
  /** What spoke for it: 'ask "do i have to pay council tax" 0.82', 'title: council, tax'. */
  readonly why: readonly string[]
}

/** What a text is when it is no question: by its wording, how likely between 0 and 1. */
export interface Otherwise {
  readonly meaning: 'person' | 'stop' | 'small-talk'
  readonly chance: number
}

/** Answer with the first, offer the first few, or admit that we do not know. */
export type Judgement =
  | { readonly kind: 'answer'; readonly because: string }
  | { readonly kind: 'choose'; readonly articles: readonly string[]; readonly because: string }
  | { readonly kind: 'none'; readonly because: string }
  /** It is no question: they want a person, no more texts, or to be polite. */
  | {
      readonly kind: 'otherwise'
      readonly meaning: Otherwise['meaning']
      readonly because: string
    }

export interface Candidates {
  readonly read: ReadText
  /** Best first, at most ten. */
  readonly candidates: readonly Candidate[]
  readonly judgement: Judgement
  /** A second issue of the same text that has an answer of its own, offered as a choice. */
  readonly also: readonly string[]
}

/** The one thing a turn awaits. Rejects when the index is broken: the turn then apologises. */
export type SearchArticles = (query: SearchQuery) => Promise<Candidates>
