import type { ArticleParts, SectionPart } from '../../knowledge/article-parts.ts'

/** A part that two editors changed, each in another way. */
export interface PartConflict {
  /** 'title', 'short-answer', …; of a section 'section-<key>', 'section-<key>--label' or '…--when'. */
  readonly field: string
  readonly section?: string
  readonly mine: string
  readonly theirs: string
}

export interface MergedParts {
  /** With everything both did; where they conflict, mine. */
  readonly parts: ArticleParts
  readonly conflicts: readonly PartConflict[]
}

/**
 * Two editors' changes of the same base, part by part. A list takes what either added and leaves
 * out what either took out; a section that one took out while the other wrote in it stays.
 */
export function mergeParts(
  base: ArticleParts,
  mine: ArticleParts,
  theirs: ArticleParts,
): MergedParts {
  const conflicts: PartConflict[] = []
  const text = (field: string, pick: (parts: ArticleParts) => string) =>
    mergeValue(pick(base), pick(mine), pick(theirs), (one, other) =>
      conflicts.push({ field, mine: one, theirs: other }),
    )
  const list = <T>(pick: (parts: ArticleParts) => readonly T[]) =>
    mergeList(pick(base), pick(mine), pick(theirs))
  const parts: ArticleParts = {
    title: text('title', ({ title }) => title),
    label: text('label', ({ label }) => label),
    shortAnswer: text('short-answer', ({ shortAnswer }) => shortAnswer),
    sections: mergeSections(base, mine, theirs, conflicts),
    asks: list(({ asks }) => asks),
    keywords: list(({ keywords }) => keywords),
    ages: text('ages', ({ ages }) => ages),
    status: list(({ status }) => status),
    sources: list(({ sources }) => sources),
    facts: list(({ facts }) => facts),
    confirm: list(({ confirm }) => confirm),
    owner: text('owner', ({ owner }) => owner),
    reviewBy: text('review-by', ({ reviewBy }) => reviewBy),
  }
  return { parts, conflicts }
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function mergeValue<T>(base: T, mine: T, theirs: T, conflict: (mine: T, theirs: T) => unknown): T {
  if (same(mine, base)) return theirs
  if (!same(theirs, base) && !same(mine, theirs)) conflict(mine, theirs)
  return mine
}

/** In my order; what they added comes behind what it stood behind. */
function mergeList<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  if (same(mine, base)) return theirs
  if (same(theirs, base)) return mine
  const has = (items: readonly T[], item: T) => items.some((one) => same(one, item))
  const merged = mine.filter((item) => !has(base, item) || has(theirs, item))
  for (const [at, item] of theirs.entries()) {
    if (has(base, item) || has(merged, item)) continue
    const behind = theirs.slice(0, at).findLast((one) => has(merged, one))
    const place = behind === undefined ? 0 : merged.findIndex((one) => same(one, behind)) + 1
    merged.splice(place, 0, item)
  }
  return merged
}

// === Sections

function mergeSections(
  base: ArticleParts,
  mine: ArticleParts,
  theirs: ArticleParts,
  conflicts: PartConflict[],
): readonly SectionPart[] {
  const [before, own, other] = [base, mine, theirs].map(({ sections }) => byKey(sections))
  if (before === undefined || own === undefined || other === undefined) return mine.sections
  return keysInOrder([...before.keys()], [...own.keys()], [...other.keys()]).flatMap((key) => {
    const [was, my, their] = [before.get(key), own.get(key), other.get(key)]
    // Taken out by one: it stays only when the other wrote in it meanwhile.
    if (my === undefined || their === undefined) {
      const left = my ?? their
      return left === undefined || same(left, was) ? [] : [left]
    }
    return [mergeSection(was, my, their, conflicts)]
  })
}

const byKey = (sections: readonly SectionPart[]): ReadonlyMap<string, SectionPart> =>
  new Map(sections.map((section) => [section.key, section]))

/** All keys of both; the order of whoever moved them, else mine. */
function keysInOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const common = base.filter((key) => mine.includes(key) && theirs.includes(key))
  const moved = (keys: readonly string[]) =>
    !same(
      keys.filter((key) => common.includes(key)),
      common,
    )
  const [first, second] = !moved(mine) && moved(theirs) ? [theirs, mine] : [mine, theirs]
  const keys = [...first]
  for (const [at, key] of second.entries()) {
    if (keys.includes(key)) continue
    const behind = second.slice(0, at).findLast((one) => keys.includes(one))
    keys.splice(behind === undefined ? 0 : keys.indexOf(behind) + 1, 0, key)
  }
  return keys
}

const nothing: SectionPart = { key: '', label: '', text: '', words: [], when: {} }

function mergeSection(
  was: SectionPart = nothing,
  my: SectionPart,
  their: SectionPart,
  conflicts: PartConflict[],
): SectionPart {
  const { key } = my
  const note = (field: string) => (mine: unknown, theirs: unknown) =>
    conflicts.push({ field, section: my.label, mine: sayValue(mine), theirs: sayValue(theirs) })
  return {
    key,
    label: mergeValue(was.label, my.label, their.label, note(`section-${key}--label`)),
    text: mergeValue(was.text, my.text, their.text, note(`section-${key}`)),
    words: mergeList(was.words, my.words, their.words),
    when: mergeValue(was.when, my.when, their.when, note(`section-${key}--when`)),
  }
}

function sayValue(value: unknown): string {
  if (typeof value === 'string') return value
  const fields = Object.entries(value as object).map(([name, one]) => `${name}: ${String(one)}`)
  return fields.length === 0 ? 'everybody' : fields.join(', ')
}
